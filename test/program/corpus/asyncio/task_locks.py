# Lock, Event, Condition and Semaphore between tasks. Tasks get a lock in the order in which they came.
import asyncio


async def locked(name, lock, seconds):
    async with lock:
        print(name, "has the lock", lock.locked())
        await asyncio.sleep(seconds)


async def waiter(name, event):
    await event.wait()
    print(name, "continues")


async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop(0))


async def limited(name, semaphore, active):
    async with semaphore:
        active.append(name)
        print(name, len(active))
        await asyncio.sleep(0.01)
        active.remove(name)


def refused(action):
    try:
        action()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(locked(name, lock, 0.01) for name in "abc"))
    print(lock.locked())
    await lock.acquire()
    task = asyncio.create_task(locked("d", lock, 0))
    await asyncio.sleep(0)
    task.cancel()
    next_task = asyncio.create_task(locked("e", lock, 0))
    await asyncio.sleep(0)
    lock.release()
    await next_task
    refused(lock.release)

    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "fg"]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    print(await event.wait())
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set())

    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(name, condition, items)) for name in "hij"]
    await asyncio.sleep(0)
    refused(condition.notify)
    async with condition:
        items.extend([1, 2])
        condition.notify(2)
    await asyncio.sleep(0)
    async with condition:
        items.append(3)
        condition.notify_all()
    await asyncio.gather(*tasks)

    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(name, semaphore, []) for name in "k"))
    active = []
    await asyncio.gather(*(limited(name, semaphore, active) for name in "lmno"))
    print(semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    refused(bounded.release)
    refused(lambda: asyncio.Semaphore(-1))


asyncio.run(main())
