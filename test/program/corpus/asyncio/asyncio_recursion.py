import asyncio


async def endless(n):
    return await endless(n + 1)


asyncio.run(endless(0))
