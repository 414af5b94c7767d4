# A traceback shows the coroutines that awaited.
import asyncio


async def inner(x):
    await asyncio.sleep(0.001)
    return 1 // x


async def outer(x):
    print("before")
    value = await inner(x)
    print("never", value)


asyncio.run(outer(0))
