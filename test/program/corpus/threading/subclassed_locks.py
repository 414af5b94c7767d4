"""Subclasses of Event, Semaphore, Barrier and Queue, and the attributes that they inherit."""

import queue
import threading


class CountingEvent(threading.Event):
    def __init__(self):
        super().__init__()
        self.calls = 0

    def set(self):
        self.calls += 1
        super().set()


event = CountingEvent()
waiter = threading.Thread(target=event.wait)
waiter.start()
event.set()
waiter.join()
print(event.is_set(), event.isSet(), event.calls, event.wait(0))


class LoggedSemaphore(threading.Semaphore):
    def acquire(self, blocking=True, timeout=None):
        result = super().acquire(blocking, timeout)
        print('acquire', result, self._value)
        return result


gate = LoggedSemaphore(2)
with gate:
    gate.acquire()
    gate.acquire(False)
    gate.acquire(timeout=0.01)
gate.release()
gate.release(2)
print(gate._value)

pool = threading.BoundedSemaphore(1)
print(isinstance(pool, threading.Semaphore), pool._initial_value)
try:
    pool.release()
except ValueError as error:
    print(error)
print(threading.stack_size())


class UniqueQueue(queue.Queue):
    """Keeps each item once."""

    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


unique = UniqueQueue()
for item in (1, 1, 1):
    unique.put(item)
print(unique.qsize(), unique.get(), unique.empty(), unique.unfinished_tasks)
