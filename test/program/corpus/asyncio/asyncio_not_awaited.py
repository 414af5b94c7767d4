# A coroutine that nobody awaits does nothing; a call of one is no number.
import asyncio


async def number():
    print("never")
    return 1


async def main():
    number()
    print(number() + 1)


asyncio.run(main())
