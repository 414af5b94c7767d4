"""The functions timeout(), timeout_at() and wait_for()."""

from asyncio.events import get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.tasks import current_task, ensure_future

__all__ = ('Timeout', 'timeout', 'timeout_at')

_CREATED = 'created'
_ENTERED = 'active'
_EXPIRING = 'expiring'
_EXPIRED = 'expired'
_EXITED = 'finished'


class Timeout:
    """An asynchronous context manager. At a given time of the loop's clock it cancels the task that has entered it. At its exit it turns
    this cancellation into a TimeoutError."""

    def __init__(self, when):
        self._state = _CREATED
        self._timer = None
        self._task = None
        self._when = when

    def __repr__(self):
        info = ''
        if self._state == _ENTERED:
            when = None if self._when is None else round(self._when, 3)
            info = f' when={when}'
        return f'<Timeout [{self._state}]{info}>'

    def when(self):
        return self._when

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def reschedule(self, when):
        """Sets a new time. None removes the limit."""
        if self._state != _ENTERED:
            if self._state == _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
            return
        loop = get_running_loop()
        self._timer = loop.call_soon(self._on_timeout) if when <= loop.time() else loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != _CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == _EXPIRING:
            self._state = _EXPIRED
            # If more cancel requests remain than at the entry, other code has cancelled the task too. The CancelledError then stays.
            if self._task.uncancel() <= self._cancelling and exc_val is not None:
                if isinstance(exc_val, CancelledError):
                    raise TimeoutError from exc_val
                _insert_timeout_error(exc_val)
                for inner in getattr(exc_val, 'exceptions', ()):
                    _insert_timeout_error(inner)
        elif self._state == _ENTERED:
            self._state = _EXITED
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._timer = None


def _insert_timeout_error(error):
    """Inserts a TimeoutError directly before the CancelledError in the chain that starts at the error and follows `__context__`."""
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            inserted = TimeoutError()
            inserted.__cause__ = error.__context__
            inserted.__context__ = error.__context__
            error.__context__ = inserted
            return
        error = error.__context__


def timeout(delay):
    """Limits the body of an `async with` to `delay` seconds. None means no limit."""
    loop = get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """Limits the body of an `async with` to a time of the loop's clock. None means no limit."""
    return Timeout(when)


async def wait_for(fut, timeout):
    """Waits at most `timeout` seconds for a future or coroutine. If the time is over first, cancels the future and raises a
    TimeoutError."""
    if timeout is not None and timeout <= 0:
        future = ensure_future(fut)
        if future.done():
            return future.result()
        await _cancel_and_wait(future)
        try:
            return future.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with _timeout(timeout):
        return await fut


# Inside wait_for(), its parameter `timeout` hides the function timeout(). So wait_for() calls the function by this name.
_timeout = timeout


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def release(_):
        if not waiter.done():
            waiter.set_result(None)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)
