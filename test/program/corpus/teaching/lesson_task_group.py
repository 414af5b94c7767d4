"""If one task of a TaskGroup fails, the group cancels the others and raises an ExceptionGroup of the errors."""
import asyncio


async def bake(cake, minutes, log):
    try:
        await asyncio.sleep(minutes / 100)
        log.append(f'{cake} is ready')
        return cake
    except asyncio.CancelledError:
        log.append(f'{cake} leaves the oven raw')
        raise


async def burn(minutes):
    await asyncio.sleep(minutes / 100)
    raise ValueError('smoke')


async def main():
    log = []
    async with asyncio.TaskGroup() as kitchen:
        tart = kitchen.create_task(bake('tart', 3, log))
        bun = kitchen.create_task(bake('bun', 1, log))
    print(log, tart.result(), bun.result())

    log.clear()
    try:
        async with asyncio.TaskGroup() as kitchen:
            kitchen.create_task(bake('bread', 1_000, log))
            kitchen.create_task(burn(2))
            kitchen.create_task(bake('pie', 1_000, log))
    except* ValueError as group:
        print(group.message, group.exceptions)
    print(sorted(log))

    try:
        kitchen.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print('finished' in str(error))


asyncio.run(main())
