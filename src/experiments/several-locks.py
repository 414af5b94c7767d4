# Threads do a fixed number of turns. A turn works inside a lock and then outside it. The threads share one lock, or have several.
from threading import Barrier, Lock, Thread

TURNS = 20_000
THREADS = 4
LOCKS = 1
INSIDE = 900
OUTSIDE = 100

ready = Barrier(THREADS)
locks = [Lock() for _ in range(LOCKS)]


def spin(n):
    while n > 0:
        n -= 1


def work(lock):
    ready.wait()
    for _ in range(TURNS // THREADS):
        with lock:
            spin(INSIDE)
        spin(OUTSIDE)


threads = [Thread(target=work, args=(locks[index % LOCKS],)) for index in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(THREADS, "threads did", TURNS, "turns, locks:", LOCKS)
