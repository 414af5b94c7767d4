# The first error of those gathered is told; the others run on until the loop ends.
import asyncio


async def fail(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name + turns


async def main():
    print(await asyncio.gather(fail("a", 4), fail("b", 2), fail("c", 3)))


asyncio.run(main())
