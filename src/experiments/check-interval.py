# Two CPU-bound threads. The tick GIL is released after a number of instructions, not after a time.
from threading import Thread

COUNT = 1_000_000
THREADS = 2


def countdown(n):
    while n > 0:
        n -= 1


threads = [Thread(target=countdown, args=(COUNT,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(THREADS, "threads counted down from", COUNT)
