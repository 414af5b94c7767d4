"""The attributes of a Queue, and shutdown()."""

import queue
import threading

tasks = queue.Queue(3)
print(tasks.maxsize, tasks.unfinished_tasks, tasks.is_shutdown)
for item in 'abc':
    tasks.put(item)
print(list(tasks.queue), tasks.full(), tasks.unfinished_tasks)
with tasks.mutex:
    tasks.queue.clear()
print(tasks.qsize(), tasks.empty())
tasks.put('d')
with tasks.not_empty:
    print(tasks.queue[0])

try:
    tasks.get_nowait()
    tasks.get_nowait()
except queue.Empty:
    print('empty')

results = []


def consumer():
    try:
        while True:
            results.append(tasks.get())
    except queue.ShutDown:
        results.append('shut down')


thread = threading.Thread(target=consumer)
thread.start()
tasks.put('e')
tasks.put('f')
tasks.shutdown()
thread.join()
print(results, tasks.is_shutdown)
try:
    tasks.put('g')
except queue.ShutDown as error:
    print(repr(error))

stack = queue.LifoQueue()
stack.put(1)
stack.put(2)
print(stack.queue, stack.maxsize)
stack.shutdown(immediate=True)
print(stack.queue, stack.unfinished_tasks)
stack.join()

ordered = queue.PriorityQueue(2)
ordered.put((2, 'later'))
ordered.put((1, 'first'))
print(isinstance(ordered, queue.Queue), ordered.queue[0], ordered.full())
try:
    ordered.put((0, 'none'), timeout=0.01)
except queue.Full:
    print('full')
