# The threads wait for one another: a bounded buffer of three places, made of two semaphores and a lock.
from threading import Lock, Semaphore, Thread

PLACES = 3
buffer = [None] * PLACES
free = Semaphore(PLACES)
filled = Semaphore(0)
lock = Lock()
put_at = 0
get_at = 0
most = 0
inside = 0


def put(item):
    global put_at, inside, most
    free.acquire()
    with lock:
        buffer[put_at] = item
        put_at = (put_at + 1) % PLACES
        inside += 1
        most = max(most, inside)
    filled.release()


def get():
    global get_at, inside
    filled.acquire()
    with lock:
        item = buffer[get_at]
        buffer[get_at] = None
        get_at = (get_at + 1) % PLACES
        inside -= 1
    free.release()
    return item


def produce():
    for i in range(50):
        put(i)


received = []


def consume():
    for _ in range(50):
        received.append(get())


threads = [Thread(target=produce), Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(received == list(range(50)), most <= PLACES, inside, buffer)
