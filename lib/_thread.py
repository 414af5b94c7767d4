"""Threads without a Thread object. The machine has the locks and get_ident()."""

import sys
from _start import Thread as _Thread
from traceback import format_exc

# The number of threads that start_new_thread() has started, for their names: Dummy-N. In CPython, such a thread gets its name only when it
# calls current_thread().
_started = 0
_stack_size = 0


def start_new_thread(function, args, kwargs={}, /):
    """Starts a daemon thread and returns its ident."""
    global _started
    if not callable(function):
        raise TypeError('first arg must be callable')
    if not isinstance(args, tuple):
        raise TypeError('2nd arg must be a tuple')
    if not isinstance(kwargs, dict):
        raise TypeError('optional 3rd arg must be a dictionary')
    _started += 1
    thread = _Thread(target=_run, args=(function, args, kwargs), name=f'Dummy-{_started}', daemon=True)
    thread.start()
    return thread.ident


def start_new(function, args, kwargs={}, /):
    return start_new_thread(function, args, kwargs)


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException:
        sys.stderr.write(f'Exception ignored in thread started by: {function!r}\n{format_exc()}')


def stack_size(size=0, /):
    """Returns the previous size. The new size has no effect, because all stacks in gil-lab have the same size."""
    global _stack_size
    before = _stack_size
    if size != 0 and size < 32768:
        raise ValueError(f'size not valid: {size} bytes')
    _stack_size = size
    return before
