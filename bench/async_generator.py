# Runs in the lab and in CPython. The first calls are the warm-up; only the last is timed.
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
