import asyncio


async def f():
    return 1


async def main():
    coroutine = f()
    print(await coroutine)
    print(await coroutine)


asyncio.run(main())
