import queue
from multiprocessing import JoinableQueue, Process, Queue, SimpleQueue


def consume(tasks, results):
    while True:
        task = tasks.get()
        if task is None:
            tasks.task_done()
            return
        results.put(task * 10)
        tasks.task_done()


def failing(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (queue.Empty, queue.Full) as error:
        print(type(error).__name__)
    except ValueError as error:
        print(str(error)[:6], str(error)[-9:])


if __name__ == '__main__':
    tasks, results = JoinableQueue(), Queue()
    workers = [Process(target=consume, args=(tasks, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for i in range(5):
        tasks.put(i)
    tasks.join()
    print(sorted(results.get() for _ in range(5)))
    for _ in workers:
        tasks.put(None)
    tasks.join()
    for worker in workers:
        worker.join()
    failing(tasks.task_done)
    small = Queue(1)
    small.put(1)
    print(small.full())
    failing(small.put, 2, False)
    failing(small.put_nowait, 2)
    failing(small.put, 2, True, 0.01)
    print(small.get())
    failing(small.get_nowait)
    failing(small.get, timeout=0.01)
    failing(small.get, False)
    small.close()
    failing(small.put, 1)
    failing(small.get)
    small.join_thread()
    simple = SimpleQueue()
    simple.put([1])
    print(simple.empty(), simple.get(), simple.empty())
