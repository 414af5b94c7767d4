"""The functions wait() and as_completed()."""

from asyncio import _describe
from asyncio.coroutines import iscoroutine
from asyncio.events import get_event_loop, get_running_loop
from asyncio.futures import isfuture
from asyncio.queues import Queue
from asyncio.tasks import ensure_future

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits as `return_when` says, at most `timeout` seconds. Returns the set of the futures that are done and the set of the others."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {_describe.class_name(fs)}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(iscoroutine(each) for each in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def on_completion(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and _has_failed(future):
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in fs:
        future.add_done_callback(on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(on_completion)
    done = {future for future in fs if future.done()}
    return done, fs - done


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


def _has_failed(future):
    return not future.cancelled() and future.exception() is not None


class _AsCompletedIterator:
    """Iterates over futures in the order in which they complete. `async for` yields futures. `for` yields coroutines of their results."""

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for future in todo:
            future.add_done_callback(self._on_completion)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(True)

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _on_completion(self, future):
        if not self._todo:
            # The timeout has already expired.
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """Iterates over futures and coroutines in the order in which they complete."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expects an iterable of awaitables, not {_describe.class_name(fs)}')
    return _AsCompletedIterator(fs, timeout)
