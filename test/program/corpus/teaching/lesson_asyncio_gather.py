"""gather() runs coroutines concurrently and keeps their order."""
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return f'{name} after {delay}'


async def main():
    results = await asyncio.gather(fetch('slow', 0.02), fetch('fast', 0.001), fetch('middle', 0.01))
    for result in results:
        print(result)


asyncio.run(main())
