# The threads wait for one another: join() returns only when every task is done. A task that a worker has taken is not done yet.
from queue import Queue
from threading import Lock, Thread

tasks = Queue()
squares = []
lock = Lock()


def worker():
    while True:
        n = tasks.get()
        if n is None:
            tasks.task_done()
            return
        square = n * n
        with lock:
            squares.append(square)
        tasks.task_done()


threads = [Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for batch in range(4):
    for n in range(10):
        tasks.put(10 * batch + n)
    tasks.join()
    print(batch, len(squares), sum(squares), tasks.empty())
for _ in threads:
    tasks.put(None)
tasks.join()
for thread in threads:
    thread.join()
print(tasks.qsize(), sorted(squares)[-3:])
