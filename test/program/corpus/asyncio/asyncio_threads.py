# Each thread has a loop of its own.
import asyncio
from threading import Thread

results = [0, 0, 0]


async def step(n):
    await asyncio.sleep(0.001 * (n % 3))
    return n


async def collect(at):
    found = []
    for start in range(3):
        found += await asyncio.gather(step(at), step(at + start), step(7))
    return found


def work(at):
    results[at] = asyncio.run(collect(at))


threads = [Thread(target=work, args=(at,)) for at in range(3)]
for thread in threads:
    thread.start()
print(asyncio.run(collect(9)))
for thread in threads:
    thread.join()
print(results)
