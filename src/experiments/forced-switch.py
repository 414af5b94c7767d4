# Two CPU-bound threads. Must a thread that releases the GIL on request wait until the other thread has acquired the GIL?
from threading import Thread
from time import perf_counter

SECONDS = 0.5
THREADS = 2


def compute(until):
    while perf_counter() < until:
        n = 5_000
        while n > 0:
            n -= 1


until = perf_counter() + SECONDS
threads = [Thread(target=compute, args=(until,)) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(THREADS, "threads computed for", SECONDS, "s")
