# Timers fire in the order of their times, not in the order in which they were set. time.sleep() stops the whole loop.
import asyncio
import time


async def at(seconds, name):
    await asyncio.sleep(seconds)
    print(name)


async def blocking():
    time.sleep(0.15)
    print("slept through")


async def main():
    await asyncio.gather(at(0.25, "third"), at(0.05, "first"), at(0.15, "second"), at(-1, "at once"), at(0, "at once too"))
    start = time.perf_counter()
    await asyncio.gather(at(0.05, "late"), blocking(), at(0.02, "also late"))
    print(time.perf_counter() - start >= 0.15)
    start = time.perf_counter()
    await asyncio.gather(at(0.2, "a"), at(0.2, "b"), at(0.2, "c"))
    print(time.perf_counter() - start >= 0.2)
    await asyncio.sleep(delay=True and 0.001, result=None)


asyncio.run(main())
