# CPU-bound threads that begin together. Each of them computes for one turn and then waits through the turns of the others.
from threading import Barrier, Thread
from time import perf_counter

SECONDS = 2
THREADS = 4

ready = Barrier(THREADS)


def compute():
    ready.wait()
    until = perf_counter() + SECONDS
    while perf_counter() < until:
        n = 5_000
        while n > 0:
            n -= 1


threads = [Thread(target=compute) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(THREADS, "threads computed for", SECONDS, "s")
