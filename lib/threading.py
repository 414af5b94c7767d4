"""The parts of threading that gil-lab writes in Python. Lock and RLock are native. So is Thread in most programs."""

from _barrier import Barrier
from _condition import Condition
from _event import Event
from _semaphore import BoundedSemaphore, Semaphore
from _thread import _current_thread, stack_size

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'TIMEOUT_MAX', 'Event', 'Lock',
    'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
    'ThreadError', 'local', 'stack_size', 'get_native_id',
]

# The largest timeout of a lock, in seconds.
TIMEOUT_MAX = 9223372036.0

ThreadError = RuntimeError


def get_native_id():
    return _current_thread().native_id
