# gather() raises the first error of its tasks. The other tasks continue until the loop ends.
import asyncio


async def fail(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name + turns


async def main():
    print(await asyncio.gather(fail("a", 4), fail("b", 2), fail("c", 3)))


asyncio.run(main())
