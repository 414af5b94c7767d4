import asyncio


async def f(a, b=1):
    return a


async def main():
    print(await f(1))
    print(await f())


asyncio.run(main())
