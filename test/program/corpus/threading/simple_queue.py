import queue
from queue import Empty, SimpleQueue
from threading import Thread

items = SimpleQueue()
print(SimpleQueue, type(items).__name__, items.empty(), items.qsize())


def attempt(call):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, AttributeError, Empty) as error:
        print(type(error).__name__, error)


attempt(lambda: SimpleQueue(1))
attempt(lambda: items.get(timeout=-1))
attempt(lambda: items.get(timeout='1'))
attempt(lambda: items.get(timeout=1e18))
attempt(lambda: items.get(timeout=10**18))
attempt(lambda: items.get(timeout=float('nan')))
attempt(lambda: items.get(timeout=0.001))
attempt(lambda: items.get(False, -1))
attempt(lambda: items.get_nowait())
attempt(lambda: items.get(1, 2, 3))
attempt(lambda: items.get(a=3))
attempt(lambda: items.put())
attempt(lambda: items.put(1, 2, 3, 4))
attempt(lambda: items.put_nowait(1, 2))
attempt(lambda: items.put_nowait())
attempt(lambda: items.get_nowait(1))
attempt(lambda: items.qsize(1))
attempt(lambda: items.empty(1))
attempt(lambda: items.join())

items.put(1, timeout=-1)
items.put(item=2)
items.put_nowait(3)
print(items.qsize(), items.get(timeout=1), items.get(block=0), items.get(True, None))


def produce():
    for n in range(3):
        items.put(n)
    items.put(None)


thread = Thread(target=produce)
thread.start()
while (item := items.get()) is not None:
    print(item)
thread.join()
print(items.empty(), isinstance(items, queue.SimpleQueue))
