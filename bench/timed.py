# THREADS threads count for SECONDS. They all run until the end, so that no thread ever runs alone.
from threading import Thread
from time import perf_counter

THREADS = 2
SECONDS = 2.0


def work():
    end = perf_counter() + SECONDS
    while perf_counter() < end:
        left = 100_000
        while left > 0:
            left -= 1


threads = [Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
