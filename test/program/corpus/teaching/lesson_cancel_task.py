"""cancel() raises CancelledError where the task waits. The task cleans up, and its caller sees the cancellation."""
import asyncio


async def patrol(name, log):
    try:
        while True:
            log.append(f'{name} looks around')
            await asyncio.sleep(60)
    except asyncio.CancelledError:
        log.append(f'{name} is called back')
        raise
    finally:
        log.append(f'{name} puts the torch away')


async def stubborn():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        return 'stays anyway'


async def main():
    log = []
    guard = asyncio.create_task(patrol('guard', log))
    await asyncio.sleep(0)
    print('asked:', guard.cancel('the shift is over'), 'done:', guard.done())
    try:
        await guard
    except asyncio.CancelledError as error:
        print('main sees', repr(error))
    print(log)
    print('cancelled:', guard.cancelled(), 'again:', guard.cancel())

    early = asyncio.create_task(patrol('sleeper', log))
    early.cancel()
    results = await asyncio.gather(early, return_exceptions=True)
    print('before its first step:', results, len(log))

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())


asyncio.run(main())
