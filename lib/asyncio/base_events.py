"""The event loop."""

import _loop
from _thread import get_ident
from _collections import deque
from heapq import heappush
from time import monotonic

from asyncio import _describe, events
from asyncio._errors import ErrorReports
from asyncio._gather import gather
from asyncio._passes import Passes
from asyncio.coroutines import iscoroutine
from asyncio.events import AbstractEventLoop, Handle, TimerHandle
from asyncio.futures import Future, isfuture
from asyncio.tasks import Task, ensure_future


class _UnixSelectorEventLoop(Passes, ErrorReports, AbstractEventLoop):
    """Calls callbacks in passes. A callback that joins the queue during a pass runs in the next pass."""

    def __init__(self):
        ErrorReports.__init__(self)
        self._ready = deque()
        # A heap of pairs: the time of a timer, and the timer.
        self._scheduled = []
        self._timer_cancelled_count = 0
        self._closed = False
        self._stopping = False
        # True after a callback has failed with a MemoryError. The callback may have lost a call that another task waits for, so the loop then
        # raises a MemoryError instead of waiting.
        self._is_exhausted = False
        self._thread_id = None
        # Another thread uses this token to wake the loop's thread.
        self._token = None
        self._task_factory = None
        self._current_task = None
        self._default_executor = None
        self._executor_shutdown_called = False

    def __repr__(self):
        return f'<{_describe.class_name(self)} running={self.is_running()} closed={self._closed} debug={self._debug}>'

    # --- start and end

    def run_forever(self):
        """Runs passes until stop()."""
        self._check_closed()
        self._check_running()
        self._thread_id = get_ident()
        self._token = _loop.token()
        _loop.set(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            _loop.set(None)

    def run_until_complete(self, future):
        """Runs passes until a future or a coroutine is done. Returns its result, or raises its exception."""
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            # run_until_complete() raises an error if the task does not end. A second report is not necessary.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                # No other code has a reference to the task, so only this call can retrieve the exception.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """Makes run_forever() return after the current pass."""
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._settle()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def time(self):
        return monotonic()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _loop.get() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    # --- callbacks

    def call_soon(self, callback, *args, context=None):
        """Makes callback(*args) run in the next pass. Returns a Handle that can cancel the call."""
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon')
            self._check_thread()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """Makes callback(*args) run in the next pass. Any thread may use this method."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        if self._token is not None:
            _loop.wake(self._token)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Makes callback(*args) run after `delay` seconds."""
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(monotonic() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Makes callback(*args) run when time() reaches `when`."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_at')
            self._check_thread()
        timer = TimerHandle(when, callback, args, self, context)
        heappush(self._scheduled, (when, timer))
        return timer

    def _check_callback(self, callback, method):
        if iscoroutine(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and self._thread_id != get_ident():
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    # --- futures and tasks

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that have started in this loop and have not finished."""
        generators = []
        while (generator := _loop.take_generator(self)) is not None:
            generators.append(generator)
        # The machine gives the youngest generator first.
        generators.reverse()
        results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                message = f'an error occurred during closing of asynchronous generator {generator!r}'
                self.call_exception_handler({'message': message, 'exception': result, 'asyncgen': generator})

    def _asyncgen_finalizer_hook(self, generator):
        """The machine calls this method when an asynchronous generator of the loop loses its last reference."""
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_default_executor(self, timeout=None):
        """Waits at most `timeout` seconds for the default executor's threads. From now on, the loop refuses new calls for this executor."""
        self._executor_shutdown_called = True
        if self._default_executor is not None:
            await self._join_default_executor(timeout)


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # The error has already ended the loop. A call of stop() would end the next run.
        return
    future.get_loop().stop()


events._use(_UnixSelectorEventLoop)
