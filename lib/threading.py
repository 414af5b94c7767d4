"""The parts of threading that gil-lab writes in Python. Thread, Lock, Event, Semaphore and Barrier are native."""

from _condition import Condition
from _thread import _current_thread, allocate_lock
from time import monotonic

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'TIMEOUT_MAX', 'Event', 'Lock',
    'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
    'ThreadError', 'local', 'get_native_id',
]

# The largest timeout of a lock, in seconds.
TIMEOUT_MAX = 9223372036.0

ThreadError = RuntimeError


class BoundedSemaphore:
    """A semaphore whose value never exceeds its initial value."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(allocate_lock())
        self._value = value
        self._initial_value = value

    def __repr__(self):
        kind = self.__class__
        value = f'value={self._value}/{self._initial_value}'
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {value}>'

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = monotonic() + timeout
                    else:
                        timeout = end - monotonic()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


def get_native_id():
    return _current_thread().native_id
