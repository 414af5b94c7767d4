"""Future, Executor, and the functions that wait for several futures."""

from threading import Event, Lock
from time import monotonic

from _condition import Condition
from logging import getLogger

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
# cancel() has returned True, but the waiters of wait() and as_completed() do not know it yet.
CANCELLED = 'CANCELLED'
# A worker has reported the cancellation to the waiters of wait() and as_completed().
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_NOTIFIED = (CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """The base class of the errors about futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future is in a state in which this operation is not allowed."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run calls any more."""


TimeoutError = TimeoutError


def _class_name(value):
    if value is None:
        return 'NoneType'
    try:
        return type(value).__name__
    except AttributeError:
        for kind, name in _BUILTIN_TYPES:
            if isinstance(value, kind):
                return name
        raise


_BUILTIN_TYPES = (
    (bool, 'bool'), (int, 'int'), (float, 'float'), (str, 'str'), (bytes, 'bytes'), (list, 'list'), (tuple, 'tuple'),
    (dict, 'dict'), (set, 'set'), (frozenset, 'frozenset'), (range, 'range'),
)


def _report_failure():
    """Logs the current exception, which an initializer has raised."""
    for report in _reports:
        report()


def _log_failure():
    getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)


_reports = []
# The compiler keeps this statement only in a program that names `initializer`, so other programs contain no logging.
initializer = _reports.append(_log_failure)


class Future:
    """The result of a call that another thread runs."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = 'cancelled' if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED) else self._state.lower()
            text = '<%s at %#x state=%s' % (_class_name(self), id(self), state)
            if self._state != FINISHED:
                return text + '>'
            if self._exception:
                return text + ' raised %s>' % _class_name(self._exception)
            return text + ' returned %s>' % _class_name(self._result)

    def cancel(self):
        """Cancels the call if it has not begun. Returns whether the future is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in _DONE

    def add_done_callback(self, fn):
        """The thread that completes the future will call fn(self). If the future is done already, add_done_callback() calls fn(self)."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def result(self, timeout=None):
        """Returns the result of the call, or raises its exception. Raises a TimeoutError if the call has not ended after `timeout` seconds,
        and a CancelledError if the future was cancelled."""
        with self._condition:
            self._await_done(timeout)
            if self._exception:
                raise self._exception
            return self._result

    def exception(self, timeout=None):
        """Waits as result() does. Returns the exception that the call raised, or None."""
        with self._condition:
            self._await_done(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        """Marks the call as running and returns True. If the future was cancelled, notifies the waiters instead and returns False."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        with self._condition:
            self._check_unfinished()
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            self._check_unfinished()
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def _check_unfinished(self):
        if self._state in _DONE:
            raise InvalidStateError('{}: {!r}'.format(self._state, self))

    def _await_done(self, timeout):
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            pass


class _Waiter:
    """Collects the futures that complete while a thread waits. The event wakes this thread."""

    def __init__(self):
        self.event = Event()
        self.lock = Lock()
        self.finished_futures = []

    def add_result(self, future):
        with self.lock:
            self.finished_futures.append(future)
            self.event.set()

    def add_exception(self, future):
        self.add_result(future)

    def add_cancelled(self, future):
        self.add_result(future)


class _AllCompletedWaiter(_Waiter):
    """Wakes the thread after the last of the pending futures. With `stop_on_exception`, also after the first exception."""

    def __init__(self, pending, stop_on_exception):
        super().__init__()
        self.pending = pending
        self.stop_on_exception = stop_on_exception

    def add_result(self, future):
        with self.lock:
            self.finished_futures.append(future)
            self.pending -= 1
            if self.pending == 0:
                self.event.set()

    def add_exception(self, future):
        self.add_result(future)
        if self.stop_on_exception:
            self.event.set()


class _AcquireFutures:
    """Acquires the conditions of several futures. The order by id prevents deadlocks."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *error):
        for future in self.futures:
            future._condition.release()


def _forget(waiter, futures):
    for future in futures:
        with future._condition:
            future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    """Yields each future once it is done. If some are not done after `timeout` seconds in total, raises a TimeoutError."""
    if timeout is not None:
        end = timeout + monotonic()
    fs = set(fs)
    total = len(fs)
    waiter = _Waiter()
    with _AcquireFutures(fs):
        finished = [future for future in fs if future._state in _NOTIFIED]
        for future in fs:
            future._waiters.append(waiter)
    pending = fs - set(finished)
    try:
        while True:
            for future in finished:
                fs.remove(future)
                pending.discard(future)
                _forget(waiter, [future])
                yield future
            if not pending:
                return
            left = None
            if timeout is not None:
                left = end - monotonic()
                if left < 0:
                    raise TimeoutError('%d (of %d) futures unfinished' % (len(pending), total))
            waiter.event.wait(left)
            with waiter.lock:
                finished = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
    finally:
        _forget(waiter, fs)


class DoneAndNotDoneFutures:
    """The result of wait(). In CPython, this class is a named tuple."""

    def __init__(self, done, not_done):
        self.done = done
        self.not_done = not_done

    def __iter__(self):
        return iter((self.done, self.not_done))

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (self.done, self.not_done)[index]

    def __eq__(self, other):
        return (self.done, self.not_done) == tuple(other)

    def __repr__(self):
        return 'DoneAndNotDoneFutures(done=%r, not_done=%r)' % (self.done, self.not_done)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits as `return_when` says, at most `timeout` seconds. Returns the set of the futures that are done and the set of the others."""
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {future for future in fs if future._state in _NOTIFIED}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(future._exception is not None for future in done):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            waiter = _Waiter()
        elif return_when in (FIRST_EXCEPTION, ALL_COMPLETED):
            waiter = _AllCompletedWaiter(len(not_done), return_when == FIRST_EXCEPTION)
        else:
            raise ValueError('Invalid return condition: %r' % return_when)
        for future in fs:
            future._waiters.append(waiter)
    waiter.event.wait(timeout)
    _forget(waiter, fs)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(future, timeout=None):
    try:
        return future.result(timeout)
    finally:
        future.cancel()


class Executor:
    """The base class of executors. A subclass has submit() and shutdown()."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Submits fn(*arguments) at once for each tuple of zip(*iterables). Returns an iterator over the results, in the same order."""
        end = None if timeout is None else timeout + monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        # A printed generator shows the name of its function. So this function has the name and the place that it has in CPython.
        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    if end is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end - monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
