"""Synchronization objects that processes share. All of them use semaphores."""

from _at_fork import register_at_fork
from _multiprocessing import post, semaphore, take, value
from _thread import get_ident
from threading import BrokenBarrierError, current_thread
from time import monotonic

from multiprocessing.heap import Cells
from multiprocessing.process import assert_spawning, current_process
from os import getpid

_SEM_VALUE_MAX = 2147483647
_pid = getpid()


def _after_fork():
    global _pid
    _pid = getpid()


register_at_fork(after_in_child=_after_fork)


class SemLock:
    """A semaphore in the memory that processes share. Each process counts how often its own threads hold it."""

    _is_recursive = False

    def __init__(self, initial, most):
        if initial < 0:
            raise OSError(22, 'Invalid argument')
        self._number = semaphore(initial, most)
        self._most = most
        self._clear()

    def __getstate__(self):
        assert_spawning(self)
        return (self._number, self._most)

    def __setstate__(self, state):
        self._number, self._most = state
        self._clear()

    def _clear(self):
        self._process = _pid
        self._count = 0
        self._owner = None

    def _forget_parent(self):
        """After a fork, resets `_count` and `_owner`. They still describe a thread of the parent, and the child's threads hold nothing."""
        if self._process != _pid:
            self._clear()

    def _is_mine(self):
        self._forget_parent()
        return self._count > 0 and self._owner == get_ident()

    def acquire(self, block=True, timeout=None):
        self._forget_parent()
        if self._is_recursive and self._is_mine():
            self._count += 1
            return True
        if not block:
            timeout = 0
        elif timeout is not None and timeout < 0:
            timeout = 0
        if not take(self._number, timeout):
            return False
        self._count += 1
        self._owner = get_ident()
        return True

    def release(self):
        self._forget_parent()
        if self._is_recursive:
            if not self._is_mine():
                raise AssertionError('attempt to release recursive lock not owned by thread')
            self._count -= 1
            if self._count == 0:
                post(self._number)
            return
        self._count -= 1
        if not post(self._number):
            self._count += 1
            raise ValueError('semaphore or lock released too many times')

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def _owner_name(self):
        if self._is_mine():
            name = current_process().name
            if current_thread().name != 'MainThread':
                name += '|' + current_thread().name
            return name
        if value(self._number) == 1:
            return 'None'
        return 'SomeOtherThread' if self._count > 0 else 'SomeOtherProcess'


class Semaphore(SemLock):
    def __init__(self, value=1):
        SemLock.__init__(self, value, _SEM_VALUE_MAX)

    def get_value(self):
        return value(self._number)

    def __repr__(self):
        return '<%s(value=%s)>' % (type(self).__name__, value(self._number))


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        SemLock.__init__(self, value, value)

    def __repr__(self):
        return '<%s(value=%s, maxvalue=%s)>' % (type(self).__name__, value(self._number), self._most)


class Lock(SemLock):
    def __init__(self):
        SemLock.__init__(self, 1, 1)

    def locked(self):
        return value(self._number) == 0

    def __repr__(self):
        return '<%s(owner=%s)>' % (type(self).__name__, self._owner_name())


class RLock(SemLock):
    _is_recursive = True

    def __init__(self):
        SemLock.__init__(self, 1, 1)

    def __repr__(self):
        count = self._count if self._is_mine() else 0
        if not count and value(self._number) != 1:
            count = 'nonzero'
        return '<%s(%s, %s)>' % (type(self).__name__, self._owner_name(), count)


class Condition:
    """Threads of several processes wait here. The semaphores count the waiters, and the waiters that have woken."""

    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self._sleeping_count = Semaphore(0)
        self._woken_count = Semaphore(0)
        self._wait_semaphore = Semaphore(0)

    def __getstate__(self):
        assert_spawning(self)
        return (self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore)

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        self._lock.release()

    def __repr__(self):
        waiters = self._sleeping_count.get_value() - self._woken_count.get_value()
        return '<%s(%s, %s)>' % (type(self).__name__, self._lock, waiters)

    def wait(self, timeout=None):
        assert self._lock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._count
        for _ in range(count):
            self._lock.release()
        try:
            return self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), 'lock is not owned'
        # A notification may arrive after its waiter has timed out. This loop removes such a notification before it wakes another waiter.
        while self._wait_semaphore.acquire(False):
            pass
        while self._woken_count.acquire(False):
            self._sleeping_count.acquire(False)
        sleepers = 0
        while sleepers < n and self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        if sleepers:
            for _ in range(sleepers):
                self._woken_count.acquire()
            while self._wait_semaphore.acquire(False):
                pass

    def notify_all(self):
        self.notify(_SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        end = None if timeout is None else monotonic() + timeout
        while not result:
            if end is not None:
                timeout = end - monotonic()
                if timeout <= 0:
                    break
            self.wait(timeout)
            result = predicate()
        return result


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = Semaphore(0)

    def is_set(self):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
                return True
            return False

    def set(self):
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        with self._cond:
            if self._flag.acquire(False):
                self._flag.release()
            else:
                self._cond.wait(timeout)
            if self._flag.acquire(False):
                self._flag.release()
                return True
            return False

    def __repr__(self):
        status = 'set' if self.is_set() else 'unset'
        return f'<{type(self).__qualname__} at {id(self):#x} {status}>'


# The states of a Barrier.
_FILLING = 0
_DRAINING = 1
_RESETTING = -1
_BROKEN = -2


class Barrier:
    """A threading.Barrier whose state is in the memory that processes share."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition()
        self._action = action
        self._timeout = timeout
        self._parties = parties
        # The state of the barrier, and the number of threads inside wait().
        self._cells = Cells('i', 2)

    def wait(self, timeout=None):
        """Waits for the other parties. Returns the number of parties that arrived before the caller."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._cells[1]
            self._cells[1] = index + 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._cells[1] -= 1
                self._exit()

    def _enter(self):
        while self._cells[0] in (_RESETTING, _DRAINING):
            self._cond.wait()
        if self._cells[0] < 0:
            raise BrokenBarrierError

    def _release(self):
        try:
            if self._action:
                self._action()
            self._cells[0] = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._cells[0] != _FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._cells[0] < 0:
            raise BrokenBarrierError

    def _exit(self):
        if self._cells[1] == 0 and self._cells[0] in (_RESETTING, _DRAINING):
            self._cells[0] = _FILLING
            self._cond.notify_all()

    def _break(self):
        self._cells[0] = _BROKEN
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._cells[1] > 0:
                if self._cells[0] in (_FILLING, _BROKEN):
                    self._cells[0] = _RESETTING
            else:
                self._cells[0] = _FILLING
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._cells[1] if self._cells[0] == _FILLING else 0

    @property
    def broken(self):
        return self._cells[0] == _BROKEN

    def __repr__(self):
        kind = f'multiprocessing.synchronize.{type(self).__qualname__}'
        if self.broken:
            return f'<{kind} at {id(self):#x}: broken>'
        return f'<{kind} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'
