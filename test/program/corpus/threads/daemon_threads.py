# The program ends while three daemon threads compute, sleep and wait for a lock. Its threads wait for one another.
from threading import Event, Lock, Thread, active_count
from time import sleep

lock = Lock()
ready = []
printed = Event()


def compute():
    ready.append("compute")
    n = 0
    while True:
        n += 1


def doze():
    ready.append("doze")
    while True:
        sleep(60)


def wait():
    ready.append("wait")
    with lock:
        print("never")


def work():
    printed.wait()
    print("a thread that is no daemon ends,", active_count(), "threads")


lock.acquire()
t = Thread(target=wait)
t.daemon = True
t.start()
Thread(target=compute, daemon=True).start()
Thread(target=doze, daemon=True).start()
Thread(target=work).start()
while len(ready) < 3:
    sleep(0.001)
print(sorted(ready))
printed.set()
