# Threads that want the GIL for a short turn, release it, and want it again at once. How many turns does each of them get?
from threading import Barrier, Thread
from time import perf_counter, sleep

SECONDS = 0.25
THREADS = 4
ITERATIONS = 20_000

turns = [0] * THREADS
ready = Barrier(THREADS)


def compute(index):
    ready.wait()
    until = perf_counter() + SECONDS
    while perf_counter() < until:
        n = ITERATIONS
        while n > 0:
            n -= 1
        turns[index] += 1
        sleep(0)


threads = [Thread(target=compute, args=(index,)) for index in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("turns:", *turns)
