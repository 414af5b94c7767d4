"""The queues other than Queue. Queue itself is part of the machine."""

from _multiprocessing import Queue
from queue import Empty, Full

from multiprocessing.process import assert_spawning
from multiprocessing.synchronize import Condition, Semaphore


class JoinableQueue:
    """A Queue that counts the items for which the program has not called task_done()."""

    def __init__(self, maxsize=0):
        self._queue = Queue(maxsize)
        self._unfinished_tasks = Semaphore(0)
        self._cond = Condition()

    def __getstate__(self):
        assert_spawning(self)
        return (self._queue, self._unfinished_tasks, self._cond)

    def __setstate__(self, state):
        self._queue, self._unfinished_tasks, self._cond = state

    def put(self, obj, block=True, timeout=None):
        with self._cond:
            self._unfinished_tasks.release()
        try:
            self._queue.put(obj, block, timeout)
        except BaseException:
            self._unfinished_tasks.acquire(False)
            raise

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._queue.qsize()

    def empty(self):
        return self._queue.empty()

    def full(self):
        return self._queue.full()

    def close(self):
        self._queue.close()

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass

    def task_done(self):
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished_tasks.get_value() > 0:
                self._cond.wait()


class SimpleQueue:
    def __init__(self):
        self._queue = Queue()

    def __getstate__(self):
        assert_spawning(self)
        return self._queue

    def __setstate__(self, state):
        self._queue = state

    def put(self, obj):
        self._queue.put(obj)

    def get(self):
        return self._queue.get()

    def empty(self):
        return self._queue.empty()

    def close(self):
        self._queue.close()
