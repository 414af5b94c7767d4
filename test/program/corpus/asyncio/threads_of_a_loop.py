# A loop hands calls that block to other threads, and other threads hand coroutines to a loop.
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def block(name, seconds=0.01):
    time.sleep(seconds)
    return name, threading.current_thread() is threading.main_thread()


def fail():
    raise ValueError("in a thread")


async def tick(log):
    for n in range(3):
        await asyncio.sleep(0.01)
        log.append(n)


async def double(x):
    await asyncio.sleep(0.01)
    return x * 2


def from_outside(loop, log):
    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    log.append(future.result())
    loop.call_soon_threadsafe(log.append, "called soon")


async def main():
    loop = asyncio.get_running_loop()
    log = []
    print(await asyncio.gather(asyncio.to_thread(block, "a", 0.3), tick(log)), log)
    print(await loop.run_in_executor(None, block, "b"))
    print(await asyncio.to_thread(block, name="c", seconds=0))
    try:
        await asyncio.to_thread(fail)
    except ValueError as error:
        print("caught", error)
    with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, block, n) for n in range(4))))
        print(await asyncio.wrap_future(pool.submit(pow, 2, 10)))
    log = []
    thread = threading.Thread(target=from_outside, args=(loop, log))
    thread.start()
    while len(log) < 2:
        await asyncio.sleep(0.01)
    thread.join()
    print(log)
    event = asyncio.Event()
    timer = threading.Thread(target=lambda: (time.sleep(0.05), loop.call_soon_threadsafe(event.set)))
    timer.start()
    print(await event.wait())
    timer.join()
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.3), 0.05)
    except TimeoutError:
        print("the thread goes on")


asyncio.run(main())
print(threading.active_count())


def run_loop(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


loop = asyncio.new_event_loop()
thread = threading.Thread(target=run_loop, args=(loop,))
thread.start()
print([asyncio.run_coroutine_threadsafe(double(n), loop).result() for n in range(3)])
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_closed())
