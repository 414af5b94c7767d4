# Coroutines wait inside `for`, `while` and `with`. Values on the stack survive a wait.
import asyncio
from threading import Lock, Semaphore

lock = Lock()
total = 0


async def add(n):
    global total
    for i in range(n):
        seen = total
        await asyncio.sleep(0)
        total = seen + 1


async def find(text, letter):
    for at, c in enumerate(text):
        await asyncio.sleep(0)
        if c == letter:
            break
    else:
        return -1
    return at


async def guarded(names):
    for name in names:
        with lock:
            await asyncio.sleep(0)
            if name == "skip":
                continue
            if name == "stop":
                return "stopped"
        print(name, lock.locked())
    return "through"


async def main():
    await asyncio.gather(add(100), add(100))
    print("lost", 200 - total)
    print(await find("héllo", "l"), await find(["x", "y"], "z"))
    print(await guarded(["a", "skip", "b", "stop", "c"]), await guarded([]), lock.locked())
    tasks = [asyncio.create_task(find("abc" * i, "c")) for i in range(4)]
    print([await task for task in tasks])


asyncio.run(main())
