import asyncio


async def number():
    return 5


async def main():
    print(await number())
    await 5


asyncio.run(main())
