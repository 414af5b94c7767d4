"""Tasks in one thread. The compiler omits each import whose names the program does not mention."""

import asyncio.base_events
from asyncio.exceptions import BrokenBarrierError, CancelledError, InvalidStateError, TimeoutError
from asyncio.events import AbstractEventLoop, Handle, TimerHandle, _get_running_loop, get_event_loop, get_running_loop, new_event_loop, set_event_loop
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.futures import Future, isfuture
from asyncio.tasks import Task, all_tasks, create_eager_task_factory, create_task, current_task, eager_task_factory, ensure_future, sleep
from asyncio._gather import gather, shield
from asyncio._waiting import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, as_completed, wait
from asyncio.base_events import _UnixSelectorEventLoop as BaseEventLoop
from asyncio.base_events import _UnixSelectorEventLoop as EventLoop
from asyncio.base_events import _UnixSelectorEventLoop as SelectorEventLoop
from asyncio.runners import Runner, run
from asyncio.locks import BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio._barrier import Barrier
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from asyncio.timeouts import Timeout, timeout, timeout_at, wait_for
from asyncio.taskgroups import TaskGroup
# asyncio._executors adds run_in_executor() and set_default_executor() to the loop. This import makes the compiler include that file.
from asyncio._executors import run_coroutine_threadsafe, run_in_executor, set_default_executor, to_thread, wrap_future

__all__ = [
    'AbstractEventLoop', 'ALL_COMPLETED', 'Barrier', 'BaseEventLoop', 'BoundedSemaphore', 'BrokenBarrierError', 'CancelledError',
    'Condition', 'Event', 'EventLoop', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Future', 'Handle', 'InvalidStateError', 'LifoQueue',
    'Lock', 'PriorityQueue', 'Queue', 'QueueEmpty', 'QueueFull', 'QueueShutDown', 'Runner', 'SelectorEventLoop', 'Semaphore', 'Task',
    'TaskGroup', 'Timeout', 'TimeoutError', 'TimerHandle', 'all_tasks', 'as_completed', 'create_eager_task_factory', 'create_task',
    'current_task', 'eager_task_factory', 'ensure_future', 'gather', 'get_event_loop', 'get_running_loop', 'iscoroutine', 'iscoroutinefunction', 'isfuture',
    'new_event_loop', 'run', 'run_coroutine_threadsafe', 'set_event_loop', 'shield', 'sleep', 'timeout', 'timeout_at', 'to_thread',
    'wait', 'wait_for', 'wrap_future',
]
