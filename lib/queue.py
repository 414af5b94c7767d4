"""The queues. The machine has a Queue of its own."""

import _queue

from _queue import Empty, Full
from _queues import LifoQueue, PriorityQueue, ShutDown
from _queues import Queue

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue', 'ShutDown']


class SimpleQueue:
    """A queue without a limit and without task_done(). put() never waits."""

    def __init__(self):
        self._items = _queue.Queue()

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
