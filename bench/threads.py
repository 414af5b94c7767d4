# THREADS threads share COUNT iterations. Prints their wall time in seconds.
from threading import Thread
from time import perf_counter

COUNT = 100_000_000
THREADS = 2


def countdown(n):
    while n > 0:
        n -= 1


start = perf_counter()
if THREADS == 1:
    countdown(COUNT)
else:
    threads = [Thread(target=countdown, args=(COUNT // THREADS,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(perf_counter() - start)
