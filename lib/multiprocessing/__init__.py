"""Processes. With the default start method "fork", a child is a copy of its parent. With "spawn", a child imports the main file again
under the name `__mp_main__`.
"""

from os import cpu_count

from _multiprocessing import Queue
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
from multiprocessing.queues import JoinableQueue, SimpleQueue
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = [
    'Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event', 'JoinableQueue', 'Lock',
    'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue',
    'TimeoutError', 'Value', 'active_children', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods',
    'get_context', 'get_start_method', 'parent_process', 'set_start_method',
]


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    # An import at the top of this file would be circular in a child that unpickles a function of the pool: such a child imports
    # multiprocessing.pool first, and this package during that import.
    from multiprocessing.pool import Pool

    return Pool(processes, initializer, initargs, maxtasksperchild)
