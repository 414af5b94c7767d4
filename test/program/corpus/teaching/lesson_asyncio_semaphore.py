"""An asyncio.Semaphore limits how many tasks use a resource at once. A BoundedSemaphore reports a release too many."""
import asyncio


class Pool:
    def __init__(self, size):
        self.seats = asyncio.Semaphore(size)
        self.inside = 0
        self.most = 0
        self.served = []

    async def swim(self, name):
        async with self.seats:
            self.inside += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(0.001)
            self.inside -= 1
            self.served.append(name)


async def main():
    pool = Pool(3)
    await asyncio.gather(*[pool.swim(name) for name in range(10)])
    print('at most', pool.most, 'of', len(pool.served), 'swam at once')
    print('in order:', pool.served == sorted(pool.served))
    print('locked:', pool.seats.locked())

    gate = asyncio.BoundedSemaphore(1)
    await gate.acquire()
    print('locked:', gate.locked())
    gate.release()
    try:
        gate.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
