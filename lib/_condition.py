"""A condition variable for modules that threading itself may import."""

from _thread import RLock, allocate_lock


class Condition:
    """Threads wait here until another thread that has the lock notifies them. Each waiting thread parks on a lock of its own."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = []

    def acquire(self):
        return self._lock.acquire()

    def release(self):
        self._lock.release()

    def __enter__(self):
        self._lock.acquire()
        return True

    def __exit__(self, *error):
        self._lock.release()

    def wait(self, timeout=None):
        """Returns whether a notification came before the timeout, in seconds."""
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
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
            self._lock.acquire()
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def notify(self, n=1):
        woken = self._waiters[:n]
        self._waiters = self._waiters[n:]
        for waiter in woken:
            waiter.release()

    def notify_all(self):
        self.notify(len(self._waiters))
