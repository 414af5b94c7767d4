# The objects of multiprocessing in a forked child are those of the parent.
import random
import threading
from multiprocessing import Array, Condition, Event, Lock, Pipe, Process, Queue, RLock, Semaphore, Value

lock = Lock()
total = Value('i', 0)
squares = Array('i', 4)
queue = Queue()
event = Event()
permits = Semaphore(2)
ours, theirs = Pipe()


def add():
    for _ in range(200):
        with lock:
            total.value += 1


children = [Process(target=add) for _ in range(3)]
for child in children:
    child.start()
for child in children:
    child.join()
print(total.value)


def run(target):
    child = Process(target=target)
    child.start()
    child.join()
    print(child.exitcode)


def fill():
    for i in range(4):
        squares[i] = i * i
    queue.put('from the child')
    event.set()
    permits.acquire()


run(fill)
print(list(squares), queue.get(), event.is_set(), permits.get_value())


# Each process has both connections. recv() raises EOFError once every copy of the connection at the other side is closed.
def echo():
    ours.close()
    while True:
        try:
            theirs.send(theirs.recv() * 2)
        except EOFError:
            print('the child sees the end')
            break


child = Process(target=echo)
child.start()
theirs.close()
for n in (1, 'ab'):
    ours.send(n)
    print(ours.recv())
ours.close()
child.join()
print(child.exitcode)

# The lock is held in both processes, but no thread of the child owns it.
owned = RLock()


def try_owned():
    print(owned.acquire(timeout=0.05))
    try:
        owned.release()
    except AssertionError as error:
        print(error)


with owned:
    run(try_owned)

condition = Condition()
ready = Value('i', 0)


def announce():
    with condition:
        ready.value = 1
        condition.notify_all()


with condition:
    child = Process(target=announce)
    child.start()
    print(condition.wait_for(lambda: ready.value == 1, 10))
child.join()

# The child's shared generator gets a new seed. A generator of the program keeps its state.
random.seed(7)
own = random.Random(7)


def draw():
    queue.put((random.random(), own.random()))


run(draw)
run(draw)
first, second = queue.get(), queue.get()
print(first[0] != second[0], first[0] != random.random(), first[1] == second[1] == own.random())

data = threading.local()
data.word = 'kept'
run(lambda: print(data.word))
