"""The module threading for programs that need a Thread written in Python: they subclass it, or use what the native Thread lacks."""

import sys
from _at_fork import register_at_fork
from _thread import _current_thread, _Thread, get_ident
from threading import Barrier, BoundedSemaphore, Condition, Event, Semaphore, ThreadError, TIMEOUT_MAX, get_native_id, stack_size

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
    'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier',
    'BrokenBarrierError', 'Timer', 'ThreadError', 'local', 'excepthook', 'ExceptHookArgs', 'stack_size',
    'get_native_id',
]

_counter = 0
# Threads that run. The key is the ident of the thread.
_active = {}
# Threads that start() has begun to start and that do not run yet. The key is the id of the Thread object.
_limbo = {}


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """A thread that runs run(). Its handle is the native Thread, which exists from start() on."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = daemon if daemon is not None else current_thread().daemon
        self._handle = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'initial'
        if self._handle is not None:
            status = 'started' if self._handle.is_alive() else 'stopped'
        if self._daemonic:
            status += ' daemon'
        if self._handle is not None:
            status += f' {self._handle.ident}'
        return f'<{self.__class__.__name__}({self._name}, {status})>'

    def start(self):
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._handle is not None:
            raise RuntimeError('threads can only be started once')
        # The new thread removes itself from the list [self], so that no cycle of references remains.
        handle = _Thread(target=_bootstrap, args=([self],), name=self._name, daemon=self._daemonic)
        _limbo[id(self)] = self
        self._handle = handle
        try:
            handle.start()
        except RuntimeError:
            self._handle = None
            del _limbo[id(self)]
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # Ends a possible cycle of references: the arguments may refer to the thread.
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._handle is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        self._handle.join(timeout)

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        if self._handle is not None:
            self._handle.name = self._name

    @property
    def ident(self):
        assert self._initialized, 'Thread.__init__() not called'
        return None if self._handle is None else self._handle.ident

    @property
    def native_id(self):
        assert self._initialized, 'Thread.__init__() not called'
        return None if self._handle is None else self._handle.native_id

    def is_alive(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._handle is not None and self._handle.is_alive()

    @property
    def daemon(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._handle is not None:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


def _bootstrap(holder):
    self = holder.pop()
    ident = get_ident()
    _active[ident] = self
    del _limbo[id(self)]
    try:
        self.run()
    except BaseException:
        if excepthook is _print_exception:
            # The machine prints the traceback.
            raise
        kind, value, traceback = sys.exc_info()
        excepthook(ExceptHookArgs((kind, value, traceback, self)))
    finally:
        del _active[ident]


class ExceptHookArgs:
    """The argument of excepthook()."""

    def __init__(self, values):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = values


def _print_exception(args):
    raise NotImplementedError("gil-lab calls only an excepthook() of the program's own")


excepthook = _print_exception


class Timer(Thread):
    """Calls a function after a number of seconds, unless cancel() comes first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Native(Thread):
    """A thread that did not start with Thread.start(), such as the main thread."""

    def __init__(self):
        handle = _current_thread()
        Thread.__init__(self, name=handle.name, daemon=handle.daemon)
        self._handle = handle
        _active[get_ident()] = self


class _MainThread(_Native):
    pass


class _DummyThread(_Native):
    pass


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    return current_thread()


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    return active_count()


def enumerate():
    return list(_active.values()) + list(_limbo.values())


def main_thread():
    return _main[0]


# The compiler would remove `_main = _MainThread()` from a program that does not use `_main`. The compiler keeps the call of append(), so
# the main thread always has its object.
_main = []
_main.append(_MainThread())


def _after_fork():
    """Only the thread that forked exists in the child. It is the main thread there."""
    thread = current_thread()
    _active.clear()
    _limbo.clear()
    _active[get_ident()] = thread
    _main[0] = thread


register_at_fork(after_in_child=_after_fork)
