"""Several tasks wait for one asyncio.Event. set() releases all of them, and later waiters pass at once."""
import asyncio


async def runner(name, gun, order):
    order.append(f'{name} crouches')
    await gun.wait()
    order.append(f'{name} runs')


async def main():
    gun = asyncio.Event()
    order = []
    runners = [asyncio.create_task(runner(name, gun, order)) for name in ('Ada', 'Bo', 'Cy')]
    await asyncio.sleep(0)
    print(order, gun.is_set())
    gun.set()
    # set() only makes the waiters ready. They run when this task waits.
    print(len(order), gun.is_set())
    await asyncio.gather(*runners)
    print(order[3:])

    late = asyncio.create_task(runner('Di', gun, order))
    await late
    print(order[-2:])

    gun.clear()
    try:
        await asyncio.wait_for(gun.wait(), 0.005)
    except TimeoutError:
        print('no second race')


asyncio.run(main())
