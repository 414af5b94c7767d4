"""threading.Event, in a module of its own, so that a program that uses only Event gets nothing else of threading."""

from _condition import Condition
from _thread import allocate_lock


class Event:
    """A flag that threads wait for. From set() until clear(), wait() returns at once."""

    __module__ = 'threading'

    def __init__(self):
        self._cond = Condition(allocate_lock())
        self._flag = False

    def __repr__(self):
        kind = self.__class__
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled
