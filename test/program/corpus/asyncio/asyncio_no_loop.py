from asyncio import create_task


async def f():
    return 1


create_task(f())
