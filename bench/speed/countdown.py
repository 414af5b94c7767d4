# This file runs in the lab and in CPython. The first 20 calls warm the engine up. Only the last call is timed.
from time import perf_counter


def countdown(n):
    while n > 0:
        n -= 1


for _ in range(20):
    countdown(100_000)
start = perf_counter()
countdown(10_000_000)
print(perf_counter() - start)
