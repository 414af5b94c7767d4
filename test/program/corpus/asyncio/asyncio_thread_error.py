# An error in a thread's loop ends that thread.
import asyncio
from threading import Thread


async def fail(n):
    await asyncio.sleep(0)
    return [1, 2][n]


async def main():
    await asyncio.gather(fail(0), fail(1), fail(2))


def work():
    asyncio.run(main())


thread = Thread(target=work)
thread.start()
thread.join()
print("main goes on")
