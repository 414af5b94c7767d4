# as_completed() gives results in the order in which they are ready.
import asyncio


async def after(seconds, name):
    await asyncio.sleep(seconds)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    for future in asyncio.as_completed([after(0.3, "c"), after(0.05, "a"), after(0.15, "b")]):
        print(await future)

    async def plain():
        tasks = [asyncio.create_task(after(seconds, name), name=name) for seconds, name in ((0.15, "late"), (0.01, "early"))]
        async for task in asyncio.as_completed(tasks):
            print(task in tasks, task.get_name(), await task)

    await plain()
    try:
        for future in asyncio.as_completed([after(0.01, "d"), after(0.15, "bad")]):
            print(await future)
    except ValueError as error:
        print("fails:", error)
    tasks = [asyncio.create_task(after(seconds, "e")) for seconds in (0.01, 5)]
    try:
        for future in asyncio.as_completed(tasks, timeout=0.15):
            print(await future)
    except TimeoutError:
        print("timed out", tasks[1].done())
    try:
        asyncio.as_completed(tasks[0])
    except TypeError as error:
        print(error)


asyncio.run(main())
