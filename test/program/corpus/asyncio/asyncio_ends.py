# The loop ends with its main task. It does not finish the other tasks, but the tasks that are ready in its last pass still run once.
import asyncio
import warnings
from threading import Lock

warnings.simplefilter('ignore')

lock = Lock()


async def forever(name, seconds):
    with lock:
        while True:
            print(name)
            await asyncio.sleep(seconds)


async def never():
    print("never")


async def chatty(turns):
    for turn in range(turns):
        print("chatty", turn)
        await asyncio.sleep(0)


async def first():
    asyncio.create_task(forever("tick", 5))
    asyncio.create_task(chatty(9))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("first ends")
    return [1, "one"]


async def second():
    unused = never()
    asyncio.create_task(never())
    return lock.locked()


print(asyncio.run(first()))
print(lock.locked())
print(asyncio.run(second()))
