# gather() returns the results in the order of its arguments, in whatever order the tasks end.
import asyncio


async def late(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
    return name, seconds > 0.1


async def main():
    print(await asyncio.gather(late("c", 0.25), late("a", 0.05), late("b", 0.15)))
    print(await asyncio.gather())
    task = asyncio.create_task(late("t", 0))
    print(await asyncio.gather(task, asyncio.sleep(0.02, "slept"), task, asyncio.gather(late("x", 0.01), late("y", 0))))
    both = asyncio.gather(late("p", 0), late("q", 0))
    print("gathered")
    print(await both)
    print(await both == await both)


asyncio.run(main())
