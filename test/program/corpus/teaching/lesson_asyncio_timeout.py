"""timeout() limits a block, and wait_for() limits one awaitable. Both cancel the work that takes too long."""
import asyncio


async def answer(delay, log):
    try:
        await asyncio.sleep(delay)
        return 42
    except asyncio.CancelledError:
        log.append('cancelled')
        raise


async def main():
    log = []
    print(await asyncio.wait_for(answer(0, log), 5))
    try:
        await asyncio.wait_for(answer(60, log), 0.002)
    except TimeoutError as error:
        print('too slow', type(error.__cause__).__name__, log)

    try:
        async with asyncio.timeout(0.002) as limit:
            await answer(60, log)
    except TimeoutError:
        print('expired:', limit.expired(), log)

    async with asyncio.timeout(60) as limit:
        print(await answer(0, log), limit.expired())

    # shield() protects the work: only the wait for it ends.
    work = asyncio.create_task(answer(0.01, log))
    try:
        await asyncio.wait_for(asyncio.shield(work), 0.001)
    except TimeoutError:
        print('still at work:', not work.done())
    print(await work, len(log))

    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 60)
        print('a later limit:', await answer(0, log))


asyncio.run(main())
