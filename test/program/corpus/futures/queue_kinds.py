import queue
import threading

lifo = queue.LifoQueue()
ranked = queue.PriorityQueue()
simple = queue.SimpleQueue()
for n in (3, 1, 2):
    lifo.put(n)
    ranked.put((n, 'item'))
    simple.put(n)
print(lifo.qsize(), ranked.empty(), simple.qsize(), lifo.full())
print([lifo.get() for _ in range(3)], [ranked.get() for _ in range(3)], [simple.get() for _ in range(3)])
for each in (lifo, ranked, simple):
    try:
        each.get_nowait()
    except queue.Empty as error:
        print(type(error).__name__, error.args, each.empty())
    try:
        each.get(timeout=0.01)
    except queue.Empty:
        print('empty')
small = queue.PriorityQueue(maxsize=1)
small.put_nowait('a')
try:
    small.put_nowait('b')
except queue.Full:
    print('full', small.full())
plain = queue.Queue(1)
plain.put_nowait(1)
try:
    plain.put_nowait(2)
except queue.Full:
    print('full', plain.get_nowait())
try:
    plain.get_nowait()
except queue.Empty:
    print('empty', threading.active_count())
