"""Functions that connect loops to other threads: executors, their futures, and coroutines that another thread starts."""

import _context
import concurrent.futures
from threading import Thread

from asyncio.base_events import _UnixSelectorEventLoop
from asyncio.coroutines import iscoroutine
from asyncio.events import get_event_loop, get_running_loop
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import _set_result_unless_cancelled, isfuture
from asyncio.tasks import ensure_future
from asyncio.timeouts import timeout as _timeout


def run_in_executor(self, executor, func, *args):
    """A method of the loop. Runs func(*args) in another thread. Returns a future of the result."""
    self._check_closed()
    if self._debug:
        self._check_callback(func, 'run_in_executor')
    if executor is None:
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')
        executor = self._default_executor
        if executor is None:
            executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
            self._default_executor = executor
    return wrap_future(executor.submit(func, *args), loop=self)


def set_default_executor(self, executor):
    """A method of the loop. Sets the executor that run_in_executor() uses if its caller passes None as the executor."""
    if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    self._default_executor = executor


async def _join_default_executor(self, timeout):
    """A method of the loop. Waits at most `timeout` seconds until the threads of the default executor end.

    A new thread waits for them, so the loop keeps running meanwhile.
    """
    future = self.create_future()
    thread = Thread(target=_shut_down, args=(self, future))
    thread.start()
    try:
        async with _timeout(timeout):
            await future
    except TimeoutError:
        self._default_executor.shutdown(wait=False)
    else:
        thread.join()


def _shut_down(loop, future):
    try:
        loop._default_executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(_set_result_unless_cancelled, future, None)
    except Exception as error:
        if not loop.is_closed() and not future.cancelled():
            loop.call_soon_threadsafe(future.set_exception, error)


_UnixSelectorEventLoop.run_in_executor = run_in_executor
_UnixSelectorEventLoop.set_default_executor = set_default_executor
_UnixSelectorEventLoop._join_default_executor = _join_default_executor


async def to_thread(func, /, *args, **kwargs):
    """Runs func(*args, **kwargs) in a thread of the default executor, in a copy of the current context."""
    loop = get_running_loop()
    context = None if _context.copy is None else _context.copy()
    return await loop.run_in_executor(None, _Call(context, func, args, kwargs))


class _Call:
    def __init__(self, context, func, args, kwargs):
        self.context = context
        self.func = func
        self.args = args
        self.kwargs = kwargs

    def __call__(self):
        if self.context is None:
            return self.func(*self.args, **self.kwargs)
        return self.context.run(self.func, *self.args, **self.kwargs)


def wrap_future(future, *, loop=None):
    """Returns an asyncio future that gets the result of a future of concurrent.futures. Returns a future of asyncio unchanged."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = get_event_loop()
    wrapped = loop.create_future()
    _chain(future, wrapped)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in the loop of another thread. Returns a future of concurrent.futures."""
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def start():
        try:
            _chain(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future


def _chain(source, destination):
    """Copies the result of `source` to `destination`, and a cancellation back. Each is a future of asyncio or of concurrent.futures."""
    source_loop = source.get_loop() if isfuture(source) else None
    destination_loop = destination.get_loop() if isfuture(destination) else None

    def destination_done(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is destination_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def source_done(source):
        if destination_loop is None or destination_loop is source_loop:
            _copy_state(source, destination)
        elif not destination_loop.is_closed():
            destination_loop.call_soon_threadsafe(_copy_state, source, destination)

    destination.add_done_callback(destination_done)
    source.add_done_callback(source_done)


def _copy_state(source, destination):
    if isfuture(destination):
        if destination.cancelled():
            return
        if source.cancelled():
            destination.cancel()
            return
    else:
        if source.cancelled():
            destination.cancel()
        if not destination.set_running_or_notify_cancel():
            return
    error = source.exception()
    if error is not None:
        destination.set_exception(_converted(error))
    else:
        destination.set_result(source.result())


def _converted(error):
    """Returns the asyncio exception for one of concurrent.futures. The two modules have different classes."""
    kind = type(error)
    if kind is concurrent.futures.CancelledError:
        return CancelledError(*error.args)
    if kind is concurrent.futures.InvalidStateError:
        return InvalidStateError(*error.args)
    return error
