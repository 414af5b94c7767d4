import asyncio


async def main():
    await asyncio.gather(asyncio.sleep(0), 5)


asyncio.run(main())
