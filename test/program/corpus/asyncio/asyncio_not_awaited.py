# A coroutine that no code awaits does nothing. The value of calling an async function is a coroutine, not a number.
import asyncio
import warnings

warnings.simplefilter('ignore')


async def number():
    print("never")
    return 1


async def main():
    number()
    print(number() + 1)


asyncio.run(main())
