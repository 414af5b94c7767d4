# cancel() raises a CancelledError where the task waits. The task may clean up, or go on.
import asyncio


async def clean_up():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("cleans up", error.args)
        await asyncio.sleep(0.01)
        print("cleaned up")
        raise


async def go_on():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("goes on")
        asyncio.current_task().uncancel()
    await asyncio.sleep(0.01)
    return "all the same"


async def never():
    print("never begins")


async def outer():
    try:
        await inner()
    finally:
        print("outer ends")


async def inner():
    try:
        await asyncio.create_task(clean_up())
    finally:
        print("inner ends")


async def main():
    for coroutine in (clean_up(), go_on(), outer()):
        task = asyncio.create_task(coroutine)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(task.cancel("enough"), task.cancelling(), task.cancelled())
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("main sees", error.args)
        print(task.done(), task.cancelled(), task.cancel())
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled before it began")
    myself = asyncio.current_task()
    myself.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("main was cancelled", myself.uncancel())
    left = asyncio.create_task(clean_up())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
