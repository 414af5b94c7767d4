import threading
from threading import RLock, Thread

lock = RLock()
total = 0


def outer():
    with lock:
        inner()


def inner():
    global total
    with lock:
        value = total
        for _ in range(20):
            pass
        total = value + 1


def work():
    for _ in range(200):
        outer()


def steal():
    print(lock.acquire(False), lock.acquire(timeout=0.01))


threads = [Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
lock.acquire()
lock.acquire()
thief = Thread(target=steal)
thief.start()
thief.join()
lock.release()
lock.release()
