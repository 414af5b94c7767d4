"""The functions gather() and shield()."""

from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future
from asyncio.tasks import ensure_future


class _GatheringFuture(Future):
    """The future of gather(). Its cancel() cancels the gathered futures. Their completion then ends this future."""

    def __init__(self, children, *, loop):
        Future.__init__(self, loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            # With return_exceptions, cancellations of children become results. Only this flag shows that the program cancelled gather().
            self._cancel_requested = True
        return cancelled


class _Gathering:
    """Counts the futures of one gather() that are not done, and ends the future of gather()."""

    def __init__(self, return_exceptions):
        self.return_exceptions = return_exceptions
        self.children = []
        self.left = 0
        self.outer = None

    def done(self, future):
        self.left -= 1
        outer = self.outer
        if outer is None or outer.done():
            if not future.cancelled():
                # No other code retrieves this exception. This call prevents its report.
                future.exception()
            return
        if not self.return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if self.left == 0:
            self._finish(outer, future)

    def _finish(self, outer, last):
        results = [_outcome(child) for child in self.children]
        if outer._cancel_requested:
            outer.set_exception(last._make_cancelled_error())
        else:
            outer.set_result(results)


def _outcome(future):
    if future.cancelled():
        return CancelledError('' if future._cancel_message is None else future._cancel_message)
    error = future.exception()
    return future.result() if error is None else error


def gather(*coros_or_futures, return_exceptions=False):
    """Returns a future of the list of all results, in the order of the arguments.

    With `return_exceptions`, exceptions are results too. Otherwise the first exception of an argument becomes that of the future.
    """
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    gathering = _Gathering(return_exceptions)
    loop = None
    futures = {}
    done = []
    for argument in coros_or_futures:
        future = futures.get(argument)
        if future is None:
            future = ensure_future(argument, loop=loop)
            if loop is None:
                loop = future.get_loop()
            if future is not argument:
                future._log_destroy_pending = False
            gathering.left += 1
            futures[argument] = future
            if future.done():
                done.append(future)
            else:
                future.add_done_callback(gathering.done)
        gathering.children.append(future)
    outer = _GatheringFuture(gathering.children, loop=loop)
    gathering.outer = outer
    for future in done:
        gathering.done(future)
    return outer


def shield(arg):
    """Returns a future with the result of `arg`. A cancellation of that future does not cancel `arg`."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                # No other code retrieves this exception. This call prevents its report.
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer
