"""The function get_context(), and the context of each start method."""

from os import cpu_count

from _multiprocessing import Queue
from multiprocessing.connection import Pipe
from multiprocessing.managers import SyncManager
from multiprocessing.pool import Pool
from multiprocessing.process import (
    AuthenticationError,
    BufferTooShort,
    ForkProcess,
    ForkServerProcess,
    ProcessError,
    SpawnProcess,
    TimeoutError,
    active_children,
    check_method,
    current_process,
    freeze_support,
    get_all_start_methods,
    get_start_method,
    parent_process,
)
from multiprocessing.queues import JoinableQueue, SimpleQueue
from multiprocessing.sharedctypes import Array, RawArray, RawValue, Value
from multiprocessing.synchronize import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class BaseContext:
    """A context offers the names of the package multiprocessing. Processes from a context start with the context's start method."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    Queue = Queue
    JoinableQueue = JoinableQueue
    SimpleQueue = SimpleQueue
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
    cpu_count = staticmethod(cpu_count)
    active_children = staticmethod(active_children)
    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    freeze_support = staticmethod(freeze_support)
    get_all_start_methods = staticmethod(get_all_start_methods)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return Pool(processes, initializer, initargs, maxtasksperchild, self)

    def Manager(self):
        manager = SyncManager(ctx=self)
        manager.start()
        return manager

    def get_context(self, method=None):
        return self if method is None else get_context(method)

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')


class ForkContext(BaseContext):
    _name = 'fork'
    Process = ForkProcess


class SpawnContext(BaseContext):
    _name = 'spawn'
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    _name = 'forkserver'
    Process = ForkServerProcess


_contexts = {'fork': ForkContext(), 'spawn': SpawnContext(), 'forkserver': ForkServerContext()}


def get_context(method=None):
    if method is None:
        return _contexts[get_start_method()]
    check_method(method)
    return _contexts[method]
