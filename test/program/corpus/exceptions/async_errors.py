import asyncio


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)


async def guarded():
    try:
        await fail(1)
    except ValueError as error:
        print("caught", error)
        await asyncio.sleep(0)
        print("still", error)
    finally:
        print("finally")
    task = asyncio.create_task(fail(2))
    try:
        await task
    except ValueError as error:
        print("task", repr(error))
    try:
        await asyncio.gather(fail(3), fail(4))
    except ValueError as error:
        print("gather", error)
    return "done"


async def handles(name):
    try:
        raise KeyError(name)
    except KeyError:
        await asyncio.sleep(0)
        try:
            raise
        except KeyError as again:
            print("again", again)


async def main():
    print(await guarded())
    await asyncio.gather(handles("a"), handles("b"))
    await fail(5)


try:
    asyncio.run(main())
except ValueError as error:
    print("from run", error)


async def nested():
    await asyncio.create_task(fail(6))


asyncio.run(nested())
