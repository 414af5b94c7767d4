"""Processes. With the default start method "fork", a child is a copy of its parent. With "spawn", a child imports the main file again
under the name `__mp_main__`.
"""

from os import cpu_count

from _multiprocessing import Queue as _Queue
from multiprocessing.process import (
    AuthenticationError,
    BufferTooShort,
    Process,
    ProcessError,
    TimeoutError,
    active_children,
    current_process,
    freeze_support,
    get_all_start_methods,
    get_start_method,
    parent_process,
    set_start_method,
)

# The compiler omits each of the following imports if the program mentions none of its names.
from multiprocessing.connection import Pipe
from multiprocessing.context import get_context
from multiprocessing.managers import Manager
from multiprocessing.queues import JoinableQueue as _JoinableQueue, SimpleQueue as _SimpleQueue
from multiprocessing.sharedctypes import Array as _Array, RawArray, RawValue, Value as _Value
from multiprocessing.synchronize import (
    Barrier as _Barrier, BoundedSemaphore as _BoundedSemaphore, Condition as _Condition, Event as _Event, Lock as _Lock, RLock as _RLock,
    Semaphore as _Semaphore,
)

__all__ = [
    'Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event', 'JoinableQueue', 'Lock',
    'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue',
    'TimeoutError', 'Value', 'active_children', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods',
    'get_context', 'get_start_method', 'parent_process', 'set_start_method',
]


def _of_default_context(make):
    """Wraps a function of the default context. Its first call decides on the start method, so that set_start_method() fails later."""

    def made(*args, **keywords):
        get_start_method()
        return make(*args, **keywords)

    return made


Array = _of_default_context(_Array)
Barrier = _of_default_context(_Barrier)
BoundedSemaphore = _of_default_context(_BoundedSemaphore)
Condition = _of_default_context(_Condition)
Event = _of_default_context(_Event)
JoinableQueue = _of_default_context(_JoinableQueue)
Lock = _of_default_context(_Lock)
Queue = _of_default_context(_Queue)
RLock = _of_default_context(_RLock)
Semaphore = _of_default_context(_Semaphore)
SimpleQueue = _of_default_context(_SimpleQueue)
Value = _of_default_context(_Value)


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    # An import at the top of this file would be circular in a child that unpickles a function of the pool: such a child imports
    # multiprocessing.pool first, and this package during that import.
    from multiprocessing.pool import Pool

    return Pool(processes, initializer, initargs, maxtasksperchild)
