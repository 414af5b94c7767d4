# A thousand coroutines wait on one thread, or a hundred threads wait. Each coroutine or thread waits ten times for 10 ms.
import asyncio
from threading import Thread
from time import sleep

COROUTINES = 1000
THREADS = 100
WAITS = 10
SECONDS = 0.01
USE_THREADS = 0


async def wait():
    for _ in range(WAITS):
        await asyncio.sleep(SECONDS)


async def wait_together():
    await asyncio.gather(*[wait() for _ in range(COROUTINES)])


def block():
    for _ in range(WAITS):
        sleep(SECONDS)


if USE_THREADS:
    threads = [Thread(target=block) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    asyncio.run(wait_together())
