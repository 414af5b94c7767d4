"""The queues beside Queue, which is part of the machine."""

from heapq import heappop, heappush
from time import monotonic

from _condition import Condition
from _queue import Empty, Full, Queue
from _thread import allocate_lock

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class _OrderedQueue:
    """A queue of a list. Its kind decides where put() adds an item and which item get() takes."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.queue = []
        self.mutex = allocate_lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0

    def qsize(self):
        with self.mutex:
            return len(self.queue)

    def empty(self):
        with self.mutex:
            return not self.queue

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= len(self.queue)

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                _await(self.not_full, self._has_room, Full, block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            _await(self.not_empty, self._has_items, Empty, block, timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        with self.all_tasks_done:
            if self.unfinished_tasks == 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def _has_room(self):
        return len(self.queue) < self.maxsize

    def _has_items(self):
        return len(self.queue) > 0


class LifoQueue(_OrderedQueue):
    """A queue whose get() takes the item that was added last."""

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class PriorityQueue(_OrderedQueue):
    """A queue whose get() takes the smallest item. Items are often tuples (priority, data)."""

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class SimpleQueue:
    """A queue without a limit and without task_done(). put() never waits."""

    def __init__(self):
        self._items = Queue()

    def put(self, item, block=True, timeout=None):
        self._items.put(item)

    def get(self, block=True, timeout=None):
        return self._items.get(block, timeout)

    def put_nowait(self, item):
        self._items.put(item)

    def get_nowait(self):
        return self._items.get(False)

    def empty(self):
        return self._items.empty()

    def qsize(self):
        return self._items.qsize()


def _await(condition, is_ready, error, block, timeout):
    """Waits until is_ready(). Raises the error if the call does not block or the timeout expires."""
    if not block:
        if not is_ready():
            raise error
    elif timeout is None:
        while not is_ready():
            condition.wait()
    elif timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    else:
        end = monotonic() + timeout
        while not is_ready():
            left = end - monotonic()
            if left <= 0:
                raise error
            condition.wait(left)
