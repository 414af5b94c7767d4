# wait_for() cancels work that takes too long. shield() protects a task from this cancellation.
import asyncio


async def slow(name, seconds=5):
    try:
        await asyncio.sleep(seconds)
        return name
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise
    finally:
        print(name, "cleans up")


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "a late result"


async def main():
    print(await asyncio.wait_for(slow("quick", 0.01), timeout=5))
    print(await asyncio.wait_for(slow("unlimited", 0.01), None))
    try:
        await asyncio.wait_for(slow("first"), 0.02)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    try:
        await asyncio.wait_for(slow("never begins"), 0)
    except asyncio.TimeoutError:
        print("no time at all")
    done = asyncio.create_task(slow("done", 0))
    await done
    print(await asyncio.wait_for(done, 0))
    print(await asyncio.wait_for(stubborn(), 0.01))

    task = asyncio.create_task(slow("shielded", 0.05))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print("the wait is over, the task is not:", task.done())
    print(await task)
    outer = asyncio.shield(slow("inner", 0.01))
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("only the shield is cancelled")
    await asyncio.sleep(0.05)


asyncio.run(main())
