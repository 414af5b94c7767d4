# A coroutine that awaits a failed task fails with the same error. The traceback shows the frames of the awaiter first, then those of the task.
import asyncio


def check(n):
    assert n < 2, f"{n} is too much"
    return n


async def fail(n):
    for i in range(n):
        await asyncio.sleep(0)
        check(i)


async def middle(task):
    print("waits")
    return await task


async def main():
    task = asyncio.create_task(fail(5))
    await asyncio.sleep(0.02)
    print("failed by now")
    await middle(task)


asyncio.run(main())
