"""threading.Condition, in a module of its own, so that a program that uses only Condition gets nothing else of threading."""

from _thread import RLock, _lock_of_waiter, allocate_lock
from time import monotonic


class Condition:
    """Threads wait here until another thread notifies them. Each waiting thread parks on a locked lock of its own."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._is_recursive = hasattr(lock, '_is_owned')
        self._waiters = []
        # No thread acquires this lock. It remembers where the program made the Condition, and gives all waits for the Condition one number.
        self._mark = allocate_lock()

    def __enter__(self):
        return self._lock.acquire()

    def __exit__(self, kind=None, error=None, traceback=None):
        self._lock.release()

    def __repr__(self):
        return f'<Condition({self._lock!r}, {len(self._waiters)})>'

    def _is_owned(self):
        if self._is_recursive:
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Waits for a notification, at most `timeout` seconds. Returns whether a notification came."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _lock_of_waiter(self._mark)
        waiter.acquire()
        self._waiters.append(waiter)
        depth = 1
        if self._is_recursive:
            depth = self._lock._release_save()
        else:
            self._lock.release()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            if self._is_recursive:
                self._lock._acquire_restore(depth)
            else:
                self._lock.acquire()
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until predicate() returns a true value, at most `timeout` seconds. Returns the last value of predicate()."""
        end = None
        remaining = timeout
        result = predicate()
        while not result:
            if remaining is not None:
                if end is None:
                    end = monotonic() + remaining
                else:
                    remaining = end - monotonic()
                    if remaining <= 0:
                        break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while self._waiters and n > 0:
            self._waiters.pop(0).release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        self.notify_all()
