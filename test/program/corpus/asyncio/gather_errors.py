# gather() with errors: the first error ends the wait, or every error becomes a result.
import asyncio


async def work(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name, "ends")
    if name.isupper():
        raise RuntimeError(name)
    return name


async def main():
    print(await asyncio.gather(work("a", 2), work("B", 1), work("c", 0), return_exceptions=True))
    try:
        await asyncio.gather(work("d", 3), work("E", 1), work("F", 2))
    except RuntimeError as error:
        print("caught", error)
    await asyncio.sleep(0.01)
    tasks = [asyncio.create_task(work(name, 5)) for name in "gh"]
    both = asyncio.gather(*tasks)
    await asyncio.sleep(0)
    print(both.cancel())
    try:
        await both
    except asyncio.CancelledError:
        print("cancelled", [task.cancelled() for task in tasks])
    tasks = [asyncio.create_task(work(name, 5)) for name in "ij"]
    tasks[0].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(await asyncio.gather(*(work(str(n), 0) for n in range(3))))


asyncio.run(main())
