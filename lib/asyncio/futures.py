"""Future: a result that arrives later."""

import _context

from asyncio import _describe, events
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ('Future', 'isfuture')

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


class Future:
    """A result that arrives later. Only the loop's thread may use the future."""

    def __init__(self, *, loop=None):
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._exception_traceback = None
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_exc = None
        # `await` sets this flag when it yields the future, and the task clears it. So the task detects a plain `yield` of a future.
        self._asyncio_future_blocking = False
        # True while the future has an exception that no code has retrieved.
        self._log_traceback = False

    def __repr__(self):
        return _describe.future(self)

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        """Cancels the future, unless it is done. Returns whether the call cancelled it."""
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Result is not set.')
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_traceback)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Exception is not set.')
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Makes the loop call fn(self) in the first pass after the future is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
            return
        if context is None and _context.copy is not None:
            context = _context.copy()
        self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Removes each entry of the callback. Returns the number of removed entries."""
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            wrapped = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            wrapped.__cause__ = exception
            wrapped.__context__ = exception
            exception = wrapped
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = _FINISHED
        self._log_traceback = True
        self._loop._failed.append(self)
        self._schedule_callbacks()

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    def __iter__(self):
        return self.__await__()

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            error = self._cancelled_exc
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        if callbacks:
            try:
                self._callbacks = []
                for fn, context in callbacks:
                    self._loop.call_soon(fn, self, context=context)
            except MemoryError:
                self._loop._is_exhausted = True
                raise


def isfuture(obj):
    return getattr(obj, '_asyncio_future_blocking', None) is not None


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)
