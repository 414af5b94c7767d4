import asyncio


def plain():
    print("called")


async def main():
    await plain()


asyncio.run(main())
