# A TaskGroup waits for its tasks. After the first failure it cancels the others and raises all errors as a group.
import asyncio


async def work(name, turns):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    if name.isupper():
        raise ValueError(name)
    print(name, "ends")
    return name * 2


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("a", 3))
        second = group.create_task(work("b", 1), name="second")
        print(group, second.get_name())
    print(first.result(), second.result(), group)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("c", 9))
            group.create_task(work("D", 1))
            group.create_task(work("E", 1))
            await asyncio.sleep(5)
            print("never")
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)
    print(asyncio.current_task().cancelling())

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("f", 9))
            await asyncio.sleep(0)
            raise KeyError("the body")
    except* KeyError as errors:
        print(errors.exceptions)

    try:
        group.create_task(work("g", 1))
    except RuntimeError as error:
        print(str(error).split(">")[1])

    task = asyncio.create_task(grouped())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the group is cancelled", task.cancelled())


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(work("h", 9))
        group.create_task(work("i", 9))


asyncio.run(main())
