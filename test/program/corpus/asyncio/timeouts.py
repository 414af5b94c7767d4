# timeout() limits a block of code. Only the limit that expires raises a TimeoutError.
import asyncio


async def nested():
    try:
        async with asyncio.timeout(0.02) as inner:
            async with asyncio.timeout(5) as outer:
                await asyncio.sleep(5)
    except TimeoutError:
        print(inner.expired(), outer.expired(), inner, outer)


async def main():
    async with asyncio.timeout(5) as limit:
        print(limit.expired(), limit.when() is not None)
        await asyncio.sleep(0)
    print(limit)
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as error:
                print("inside it is a cancellation", error.args)
                raise
    except TimeoutError as error:
        print("outside it is", repr(error), repr(error.__cause__))
    await nested()

    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 0.01) as moved:
        moved.reschedule(None)
        await asyncio.sleep(0.03)
        print(moved.when(), moved.expired())
    try:
        async with asyncio.timeout(None) as later:
            later.reschedule(loop.time() - 1)
            await asyncio.sleep(5)
    except TimeoutError:
        print("in the past")
    for use in (lambda: moved.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)):
        try:
            use()
        except RuntimeError as error:
            print(error)
    task = asyncio.create_task(cancelled_from_outside())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("a cancellation stays one")
    print(asyncio.current_task().cancelling())


async def cancelled_from_outside():
    async with asyncio.timeout(5):
        await asyncio.sleep(5)


asyncio.run(main())
