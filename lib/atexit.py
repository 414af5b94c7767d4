"""Functions that run at the end of the program. The last registered function runs first."""

import sys
from _thread import _join_threads
from traceback import print_exception

__all__ = ['register', 'unregister']

_registered = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _python_exit():
    # As in CPython, the program first waits for its threads.
    _join_threads()
    for func, args, kwargs in reversed(_registered):
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            sys.stderr.write(f'Exception ignored in atexit callback {func!r}:\n')
            print_exception(error)
