"""The function get_context(). gil-lab has only the start method "spawn", and so only one context."""

from os import cpu_count

from _multiprocessing import Queue
from multiprocessing.connection import Pipe
from multiprocessing.managers import Manager
from multiprocessing.pool import Pool
from multiprocessing.process import (
    AuthenticationError,
    BufferTooShort,
    Process,
    ProcessError,
    SpawnProcess,
    TimeoutError,
    active_children,
    check_method,
    current_process,
    freeze_support,
    get_all_start_methods,
    parent_process,
)
from multiprocessing.queues import JoinableQueue, SimpleQueue
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class SpawnContext:
    """The names of the package multiprocessing. Its Process is SpawnProcess, so the first child is called SpawnProcess-1."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    Process = SpawnProcess
    Queue = Queue
    JoinableQueue = JoinableQueue
    SimpleQueue = SimpleQueue
    Pool = Pool
    Array = staticmethod(Array)
    RawArray = staticmethod(RawArray)
    RawValue = staticmethod(RawValue)
    Value = staticmethod(Value)
    Barrier = Barrier
    BoundedSemaphore = BoundedSemaphore
    Condition = Condition
    Event = Event
    Lock = Lock
    RLock = RLock
    Semaphore = Semaphore
    Pipe = staticmethod(Pipe)
    Manager = staticmethod(Manager)
    cpu_count = staticmethod(cpu_count)
    active_children = staticmethod(active_children)
    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    freeze_support = staticmethod(freeze_support)
    get_all_start_methods = staticmethod(get_all_start_methods)

    def get_context(self, method=None):
        return get_context(method)

    def get_start_method(self, allow_none=False):
        return 'spawn'


_context = SpawnContext()


def get_context(method=None):
    if method is not None:
        check_method(method)
    return _context
