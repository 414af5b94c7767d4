"""The callbacks of an event loop, and the event loop of each thread."""

import _context
import _loop
from _thread import _current_thread, get_ident

from asyncio import _describe

__all__ = ('Handle', 'TimerHandle', 'get_event_loop', 'set_event_loop', 'new_event_loop', 'get_running_loop', '_get_running_loop')

# The class of event loops. asyncio.base_events sets it.
_loop_class = None
# Maps the ident of a thread to the loop that get_event_loop() returns in that thread while no loop runs in it.
_loops = {}
# The thread that imports asyncio counts as the main thread.
_main_thread = get_ident()


class AbstractEventLoop:
    """The base class of event loops."""


def _use(loop_class):
    global _loop_class
    _loop_class = loop_class


class Handle:
    """A call that a loop makes in a later pass."""

    def __init__(self, callback, args, loop, context=None):
        if context is None and _context.copy is not None:
            context = _context.copy()
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = context
        self._cancelled = False

    def __repr__(self):
        return _describe.handle(self)

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except MemoryError as error:
            self._loop._is_exhausted = True
            self._report(error)
        except BaseException as error:
            self._report(error)

    def _report(self, error):
        message = 'Exception in callback ' + _describe.callback(self._callback)
        self._loop.call_exception_handler({'message': message, 'exception': error, 'handle': self})


class TimerHandle(Handle):
    """A call that a loop makes at a given time of the loop's clock."""

    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        self._when = when
        self._scheduled = True

    def __lt__(self, other):
        return self._when < other._when

    def __gt__(self, other):
        return self._when > other._when

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            if self._scheduled:
                self._loop._timer_cancelled_count += 1
            Handle.cancel(self)


def _get_running_loop():
    return _loop.get()


def get_running_loop():
    loop = _loop.get()
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    """Returns the loop that runs in this thread. If none runs, returns the loop from set_event_loop().

    Without either, the main thread gets a new loop. Every other thread gets a RuntimeError, and so does the main thread after
    set_event_loop(None).
    """
    loop = _loop.get()
    if loop is not None:
        return loop
    ident = get_ident()
    if ident == _main_thread and ident not in _loops:
        _loops[ident] = _loop_class()
    loop = _loops.get(ident)
    if loop is None:
        raise RuntimeError('There is no current event loop in thread %r.' % _current_thread().name)
    return loop


def set_event_loop(loop):
    if loop is not None and not isinstance(loop, _loop_class):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{_describe.class_name(loop)}'")
    _loops[get_ident()] = loop


def new_event_loop():
    return _loop_class()
