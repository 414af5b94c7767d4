"""threading.Barrier, in a module of its own, so that a program that uses only Barrier gets nothing else of threading."""

from _condition import Condition
from _thread import allocate_lock
from threading import BrokenBarrierError

_FILLING = 0
_DRAINING = 1
_RESETTING = -1
_BROKEN = -2


class Barrier:
    """Threads wait here until the number of waiting threads reaches the number of parties. Then all of them continue."""

    __module__ = 'threading'

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(allocate_lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        kind = self.__class__
        state = 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}'
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {state}>'

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN

    def wait(self, timeout=None):
        """Waits for the other threads. Returns how many threads arrived before this one. Breaks the barrier if they do not come within
        `timeout` seconds."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait_for_others(timeout)
                return index
            finally:
                self._count -= 1
                self._leave()

    def _enter(self):
        # The threads of the previous round must leave first.
        while self._state in (_DRAINING, _RESETTING):
            self._cond.wait()
        if self._state == _BROKEN:
            raise BrokenBarrierError

    def _open(self):
        """Calls the action and lets all threads continue. An error of the action breaks the barrier."""
        try:
            if self._action:
                self._action()
            self._state = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait_for_others(self, timeout):
        if not self._cond.wait_for(lambda: self._state != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _leave(self):
        """Makes room for the next round, if this thread is the last one of its round."""
        if self._count == 0 and self._state in (_DRAINING, _RESETTING):
            self._state = _FILLING
            self._cond.notify_all()

    def reset(self):
        """Makes the barrier empty. Its waiters get a BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                # A broken barrier with waiters also becomes _RESETTING. The last waiter that leaves then makes the barrier _FILLING.
                if self._state in (_FILLING, _BROKEN):
                    self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier. Its waiters and all later threads get a BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()
