import asyncio


async def main():
    asyncio.create_task("text")


asyncio.run(main())
