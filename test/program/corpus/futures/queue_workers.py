import threading
from queue import LifoQueue, PriorityQueue, SimpleQueue

tasks = PriorityQueue(maxsize=2)
results = SimpleQueue()


def worker():
    while True:
        rank, name = tasks.get()
        if name is None:
            tasks.task_done()
            return
        results.put(rank * 10)
        tasks.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
for thread in threads:
    thread.start()
for rank in range(6):
    tasks.put((rank, 'task'))
tasks.join()
print(sorted(results.get() for _ in range(6)), results.empty())
for _ in threads:
    tasks.put((9, None))
for thread in threads:
    thread.join()
stack = LifoQueue()
stack.put(1)
stack.task_done()
stack.task_done()
