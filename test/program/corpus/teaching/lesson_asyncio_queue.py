"""A producer fills a bounded asyncio.Queue, and workers empty it. join() returns when each item is done."""
import asyncio


async def produce(queue, parcels):
    for parcel in range(parcels):
        await queue.put(parcel)
    return queue.qsize() <= queue.maxsize


async def worker(name, queue, delivered):
    while True:
        parcel = await queue.get()
        await asyncio.sleep(0)
        delivered.append((parcel, name))
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=3)
    delivered = []
    workers = [asyncio.create_task(worker(f'van {n}', queue, delivered)) for n in range(2)]
    print('the bound held:', await produce(queue, 12))
    await queue.join()
    print(sorted(parcel for parcel, _ in delivered))
    print(sorted({name for _, name in delivered}))
    print('left:', queue.qsize(), 'empty:', queue.empty())

    for each in workers:
        each.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print([type(end).__name__ for end in ends])

    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    for parcel in range(3):
        queue.put_nowait(parcel)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))


asyncio.run(main())
