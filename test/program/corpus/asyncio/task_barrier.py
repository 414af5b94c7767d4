# A Barrier lets its parties continue together. Each party gets the number of the tasks that came before it.
import asyncio


async def meet(name, barrier):
    for turn in range(2):
        print(name, "arrives")
        index = await barrier.wait()
        print(name, "continues", index, turn)


async def broken(barrier):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print("broken:", error)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(meet(name, barrier) for name in "abc"))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    tasks = [asyncio.create_task(broken(barrier)) for _ in range(2)]
    await asyncio.sleep(0.01)
    print(barrier.n_waiting)
    await barrier.reset()
    await asyncio.gather(*tasks)
    task = asyncio.create_task(broken(barrier))
    await asyncio.sleep(0.01)
    await barrier.abort()
    await task
    await broken(barrier)
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
