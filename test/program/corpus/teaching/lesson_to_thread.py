"""to_thread() runs a blocking function in another thread, so that the event loop goes on."""
import asyncio
import threading


def blocking(gate, names):
    names.append(threading.current_thread() is threading.main_thread())
    if not gate.wait(timeout=10):
        raise TimeoutError('the loop stood still')
    return 'the gate opened'


def broken(number, *, divisor):
    return number // divisor


async def main():
    gate = threading.Event()
    names = []
    waiting = asyncio.create_task(asyncio.to_thread(blocking, gate, names))
    ticks = 0
    while not names:
        ticks += 1
        await asyncio.sleep(0.001)
    print('the loop ran meanwhile:', ticks > 0, 'in the main thread:', names[0])
    gate.set()
    print(await waiting)

    print(await asyncio.to_thread(broken, 7, divisor=2))
    try:
        await asyncio.to_thread(broken, 7, divisor=0)
    except ZeroDivisionError as error:
        print('the error comes back:', error)

    squares = await asyncio.gather(*[asyncio.to_thread(pow, n, 2) for n in range(5)])
    print(squares)


asyncio.run(main())
