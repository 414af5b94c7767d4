# Queues between tasks: put() waits while the queue is full, get() while it is empty, and join() for the work on all items.
import asyncio


async def produce(queue, count):
    for item in range(count):
        await queue.put(item)
        print("put", item, queue.qsize(), queue.full())
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        await asyncio.sleep(0)


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(0)
        print(name, "did", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(produce(queue, 5), consume(queue))
    print(queue.empty(), queue.maxsize)

    queue = asyncio.Queue()
    for item in "abcde":
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(f"worker {n}", queue)) for n in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))

    first = asyncio.PriorityQueue()
    last = asyncio.LifoQueue(3)
    for item in (3, 1, 2):
        first.put_nowait((item, str(item)))
        last.put_nowait(item)
    print([await first.get() for _ in range(3)], last.full())
    try:
        last.put_nowait(4)
    except asyncio.QueueFull as error:
        print("full", repr(error))
    print([last.get_nowait() for _ in range(3)])
    try:
        last.get_nowait()
    except asyncio.QueueEmpty:
        print("empty", last)
    try:
        first.task_done()
        first.task_done()
        first.task_done()
        first.task_done()
    except ValueError as error:
        print(error)

    closed = asyncio.Queue()
    await closed.put("the last")
    closed.shutdown()
    print(await closed.get())
    for use in (closed.get(), closed.put(1)):
        try:
            await use
        except asyncio.QueueShutDown:
            print("shut down")


asyncio.run(main())
