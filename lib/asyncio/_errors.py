"""The loop's debug mode, and the reports of errors that no code of the program retrieves."""

from sys import getrefcount
from time import monotonic

from asyncio import _describe, log

# _report_lost() itself has two references to a future: its variable and the argument of getrefcount().
_OWN_REFERENCES = 2
# The loops that may have futures or tasks to report when the program ends.
_loops = []


class ErrorReports:
    """The part of an event loop that reports errors."""

    def __init__(self):
        self._exception_handler = None
        self._debug = False
        self.slow_callback_duration = 0.1
        # The futures whose exception no code had retrieved at the last _report_lost(), and the futures that have failed since.
        self._failed = []
        # The tasks that are not done. The key is the id of the task.
        self._tasks = {}
        _loops.append(self)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Sets handler(loop, context) for the errors that no code of the program retrieves. None restores the default handler."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def call_exception_handler(self, context):
        handler = self._exception_handler
        if handler is None:
            self._default_or_log(context, 'Exception in default exception handler')
            return
        try:
            handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._default_or_log(
                {'message': 'Unhandled error in exception handler', 'exception': error, 'context': context},
                'Exception in default exception handler while handling an unexpected error in custom exception handler',
            )

    def _default_or_log(self, context, message):
        try:
            self.default_exception_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            log.error(message, error)

    def default_exception_handler(self, context):
        """Logs the message, each other entry of the context, and the traceback of the exception."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        log.error('\n'.join(lines), context.get('exception'))

    def _report_lost(self):
        """Reports the failed futures that no code can reach. CPython reports such a future when it frees the future."""
        failed = self._failed
        self._failed = []
        while failed:
            future = failed.pop(0)
            if not future._log_traceback:
                continue
            if getrefcount(future) <= _OWN_REFERENCES:
                self._report_unretrieved(future)
            else:
                self._failed.append(future)

    def _settle(self):
        """Forgets the loop after close() if the loop has nothing to report."""
        self._report_lost()
        if not self._failed and not self._tasks:
            _loops.remove(self)

    def _report_unretrieved(self, future):
        future._log_traceback = False
        message = _describe.class_name(future) + ' exception was never retrieved'
        self.call_exception_handler({'message': message, 'exception': future._exception, 'future': future})

    def _run_timed(self, handle):
        """Makes a call in debug mode, and logs the call if it is slow."""
        start = monotonic()
        owner = getattr(handle._callback, '__self__', None)
        handle._run()
        seconds = monotonic() - start
        if seconds >= self.slow_callback_duration:
            text = repr(owner) if hasattr(owner, 'get_coro') else repr(handle)
            log.warning(f'Executing {text} took {seconds:.3f} seconds')


def _python_exit():
    """Reports what CPython reports when it frees all objects. The compiler adds a call of this function at the end of the program."""
    for loop in _loops:
        for future in loop._failed:
            if future._log_traceback:
                loop._report_unretrieved(future)
        for task in list(loop._tasks.values()):
            if task._log_destroy_pending:
                loop.call_exception_handler({'task': task, 'message': 'Task was destroyed but it is pending!'})
