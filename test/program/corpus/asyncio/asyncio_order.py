# Tasks run in the order in which they became ready.
import asyncio


async def worker(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "done")
    return name


async def main():
    print("main")
    first = asyncio.create_task(worker("a", 3))
    second = asyncio.create_task(worker("b", 2))
    print("created")
    await asyncio.sleep(0)
    print("main again")
    print(await second)
    print(await first)
    print(await first, await second)


asyncio.run(main())
print("end")
