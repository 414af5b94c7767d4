# Threads work under the main interpreter's GIL, and outside it in interpreters of their own. The sum of both is a turn.
# requires: python >= 3.14
from concurrent import interpreters
from threading import Barrier, Thread
from time import perf_counter

SECONDS = 0.3
THREADS = 2
INSIDE = 1_000
OUTSIDE = 9_000

turns = [0] * THREADS
ready = Barrier(THREADS)


def spin(n):
    while n > 0:
        n -= 1


def work(index, interp):
    ready.wait()
    until = perf_counter() + SECONDS
    while perf_counter() < until:
        spin(INSIDE)
        interp.call(spin, OUTSIDE)
        turns[index] += 1


if __name__ == "__main__":
    every = [interpreters.create() for _ in range(THREADS)]
    threads = [Thread(target=work, args=(index, every[index])) for index in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("turns:", *turns)
    for interp in every:
        interp.close()
