# Names that modules of Python do not have: the program fails where it uses them.
import asyncio
import queue
import threading
import time

try:
    from time import clock
except ImportError as error:
    print(error)
    from time import perf_counter as clock

print(clock() >= 0)

try:
    clock = time.clock
except AttributeError as error:
    print(type(error).__name__, error)


def use():
    return threading._sleep(1) + time.nothing.more


for attempt in (use, lambda: asyncio.coroutine(use), lambda: queue.Queues, lambda: time.clock() + 1):
    try:
        attempt()
    except AttributeError as error:
        print(error)

start = time.clock()
print('not reached')
