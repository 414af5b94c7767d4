# This file runs in the lab and in CPython. The first 10 calls warm the engine up. Only the last call is timed.
import asyncio
from time import perf_counter


async def items(count):
    for n in range(count):
        yield n


async def main(count):
    async for _ in items(count):
        pass


for _ in range(10):
    asyncio.run(main(20_000))
start = perf_counter()
asyncio.run(main(1_000_000))
print(perf_counter() - start)
