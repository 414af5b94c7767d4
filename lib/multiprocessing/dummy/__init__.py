"""The API of multiprocessing with threads in place of processes."""

from os import cpu_count
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread, active_count
from threading import current_thread as current_process

from multiprocessing.pool import ThreadPool

__all__ = [
    'Process', 'current_process', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Barrier', 'Queue',
    'JoinableQueue', 'Pool', 'cpu_count', 'freeze_support',
]

Process = Thread
JoinableQueue = Queue


def freeze_support():
    pass


def Pool(processes=None, initializer=None, initargs=()):
    return ThreadPool(processes, initializer, initargs)
