import asyncio


async def main():
    undefined_name


asyncio.run(main())
