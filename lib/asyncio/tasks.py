"""Task: a coroutine that a loop runs."""

import _context
import _loop

from asyncio import _describe
from asyncio.coroutines import iscoroutine
from asyncio.events import get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import Future, _set_result_unless_cancelled, isfuture

__all__ = ('Task', 'create_eager_task_factory', 'create_task', 'eager_task_factory', 'current_task', 'all_tasks', 'ensure_future', 'sleep')

# The number of tasks that got a default name. The first one is Task-1.
_named = 0


class Task(Future):
    """A coroutine that a loop runs in steps. A step ends when the coroutine waits for a future."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _named
        Future.__init__(self, loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            _named += 1
            name = 'Task-%d' % _named
        self._name = str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        # If this flag is true and the task is not done when the program ends, the loop reports the task.
        self._log_destroy_pending = True
        self._loop._tasks[id(self)] = self
        if eager_start and self._loop.is_running():
            self._start(context)
            return
        # The first step copies the context, and all later steps run in that copy.
        handle = self._loop.call_soon(self._step, context=context)
        self._context = handle._context

    def __repr__(self):
        return _describe.task(self)

    def _start(self, context):
        """Runs the first step at once, in `context`. If `context` is None, runs it in a copy of the current context."""
        if context is None and _context.copy is not None:
            context = _context.copy()
        self._context = context
        if context is None:
            self._step()
        else:
            context.run(self._step)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def cancel(self, msg=None):
        """Makes the loop throw a CancelledError into the coroutine. If the coroutine waits for another task, cancels that task too, and the
        loop throws the error after that task has ended. Returns False if this task is already done."""
        self._log_traceback = False
        if self._state != 'PENDING':
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            # The cancelled future calls the next step, which throws the error.
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _step(self, error=None):
        if self._state != 'PENDING':
            raise InvalidStateError(f'__step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        outer = loop._current_task
        loop._current_task = self
        try:
            result = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as exit:
            Future.set_exception(self, exit)
            raise
        except BaseException as failure:
            Future.set_exception(self, failure)
        else:
            if result is None:
                # asyncio.sleep(0) yields None.
                loop.call_soon(self._step, context=self._context)
            else:
                self._wait_for(result)
        finally:
            loop._current_task = outer
            if self._state != 'PENDING':
                loop._tasks.pop(id(self), None)

    def _wait_for(self, future):
        fault = self._fault_of(future)
        if fault is not None:
            self._loop.call_soon(self._step, RuntimeError(fault), context=self._context)
            return
        future._asyncio_future_blocking = False
        future.add_done_callback(self.task_wakeup, context=self._context)
        self._fut_waiter = future
        if self._must_cancel and future.cancel(msg=self._cancel_message):
            self._must_cancel = False

    def _fault_of(self, future):
        """Returns the reason why the task cannot wait for the object that its coroutine yielded. Returns None if it can."""
        blocking = getattr(future, '_asyncio_future_blocking', None)
        if blocking is None:
            if hasattr(future, 'gi_frame'):
                return f'yield was used instead of yield from for generator in task {self!r} with {future!r}'
            return f'Task got bad yield: {future!r}'
        if future.get_loop() is not self._loop:
            return f'Task {self!r} got Future {future!r} attached to a different loop'
        if not blocking:
            return f'yield was used instead of yield from in task {self!r} with {future!r}'
        return f'Task cannot await on itself: {self!r}' if future is self else None

    def task_wakeup(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


def create_eager_task_factory(custom_task_constructor):
    """Returns a task factory. While the loop runs, a task of the factory runs its first step at once, before create_task() returns."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return loop._current_task


def all_tasks(loop=None):
    """Returns those tasks of a loop that are not done."""
    if loop is None:
        loop = get_running_loop()
    return {task for task in list(loop._tasks.values()) if not task.done()}


def ensure_future(coro_or_future, *, loop=None):
    """Returns a future unchanged. Wraps a coroutine or another awaitable in a task."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    coro = coro_or_future
    if not iscoroutine(coro):
        if not hasattr(coro, '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro = _awaiting(coro)
    if loop is None:
        loop = get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        coro.close()
        raise


async def _awaiting(awaitable):
    return await awaitable


class _Yield:
    """An awaitable that lets the other tasks run once."""

    def __await__(self):
        yield


_yield = _Yield()


async def sleep(delay, result=None):
    """Waits for `delay` seconds, then returns `result`. Every sleep lets other tasks run, even sleep(0)."""
    if delay <= 0:
        await _yield
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()
