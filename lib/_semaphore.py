"""The semaphores of threading, in a module of their own, so that a program that uses only semaphores gets nothing else of threading."""

from _condition import Condition
from _thread import allocate_lock
from time import monotonic


class Semaphore:
    """A counter that acquire() decreases and release() increases. acquire() waits while the counter is 0."""

    __module__ = 'threading'

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(allocate_lock())
        self._value = value

    def __repr__(self):
        return self._text(f'value={self._value}')

    def _text(self, value):
        kind = self.__class__
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

    # As in CPython, a subclass that replaces acquire() does not change `with`.
    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind, error, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore whose value never exceeds its initial value: release() raises a ValueError instead."""

    __module__ = 'threading'

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return self._text(f'value={self._value}/{self._initial_value}')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)
