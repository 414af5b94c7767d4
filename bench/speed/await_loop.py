# This file runs in the lab and in CPython. The first 10 calls warm the engine up. Only the last call is timed.
import asyncio
from time import perf_counter


async def step(n):
    return n


async def main(count):
    for n in range(count):
        await step(n)


for _ in range(10):
    asyncio.run(main(20_000))
start = perf_counter()
asyncio.run(main(1_000_000))
print(perf_counter() - start)
