# A thread whose calls all complete at once, next to a CPU-bound thread. Each call releases the GIL and may lose it.
import os
from threading import Thread
from time import perf_counter

SECONDS = 0.5


def compute(until):
    while perf_counter() < until:
        n = 5_000
        while n > 0:
            n -= 1


r, w = os.pipe()
until = perf_counter() + SECONDS
thread = Thread(target=compute, args=(until,))
thread.start()
calls = 0
while perf_counter() < until:
    os.write(w, b"x")
    os.read(r, 1)
    calls += 2
thread.join()
print(calls, "calls in", SECONDS, "s")
