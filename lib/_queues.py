"""The queues in Python: LifoQueue, PriorityQueue, and a Queue for programs that subclass it or use what the machine's own lacks."""

from collections import deque
from heapq import heappop, heappush
from time import monotonic

from _condition import Condition
from _queue import Empty, Full
from _thread import allocate_lock


class ShutDown(Exception):
    __module__ = 'queue'


class Queue:
    """A first-in-first-out queue. A subclass can replace _init(), _qsize(), _put() and _get()."""

    __module__ = 'queue'

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = allocate_lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                self._await(self.not_full, self._has_room, Full, block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            self._await(self.not_empty, self._qsize, Empty, block, timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def _has_room(self):
        return self._qsize() < self.maxsize

    def _await(self, condition, is_ready, error, block, timeout):
        """Waits until is_ready(). Raises the error if the call does not block or the timeout expires."""
        if not block:
            if not is_ready():
                raise error
        elif timeout is None:
            while not is_ready():
                self._wait(condition)
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = monotonic() + timeout
            while not is_ready():
                left = end - monotonic()
                if left <= 0:
                    raise error
                self._wait(condition, left)

    def _wait(self, condition, timeout=None):
        condition.wait(timeout)
        # After shutdown(), get() still takes the items that are left.
        if self.is_shutdown and (condition is self.not_full or not self._qsize()):
            raise ShutDown

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Makes put() raise ShutDown, and get() too once the queue is empty. `immediate` drops the items."""
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()


class LifoQueue(Queue):
    """A queue whose get() takes the item that was added last."""

    __module__ = 'queue'

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """A queue whose get() takes the smallest item. Items are often tuples (priority, data)."""

    __module__ = 'queue'

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)
