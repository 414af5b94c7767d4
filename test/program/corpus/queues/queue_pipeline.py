# Producers, workers and the main thread wait for one another: the queue of tasks holds only two tasks.
import queue
import threading

tasks = queue.Queue(maxsize=2)
results = queue.Queue()


def produce(first):
    for i in range(first, 60, 2):
        tasks.put(i)


def work():
    while True:
        task = tasks.get()
        if task is None:
            break
        results.put(task * task)


producers = [threading.Thread(target=produce, args=(i,)) for i in range(2)]
workers = [threading.Thread(target=work) for _ in range(3)]
for thread in producers + workers:
    thread.start()
for thread in producers:
    thread.join()
for _ in workers:
    tasks.put(None)
for thread in workers:
    thread.join()
print(results.qsize(), tasks.empty(), results.empty())
print(sorted([results.get() for _ in range(60)])[-3:], results.empty())
