"""The class InterpreterPoolExecutor of Python 3.14."""

from concurrent.futures.thread import BrokenThreadPool, ThreadPoolExecutor, WorkerContext
from concurrent.interpreters import create


class BrokenInterpreterPool(BrokenThreadPool):
    """The initializer of a worker failed."""


# The name of the only module whose errors can leave their interpreter. _call() reads this global for another reason too: an interpreter
# runs the main file before its first call of a function that reads globals. So the main file has run when _call() calls `fn`.
_SHARED = 'builtins'


def _call(fn, args, kwargs):
    """Runs in the interpreter of a worker. Returns two items: the error of a call or None, and the result of the call or None.

    If the program defines the class of an error, the error stays in its interpreter. The caller then gets an ExecutionFailed.
    """
    try:
        return None, fn(*args, **kwargs)
    except BaseException as error:
        if type(error).__module__ != _SHARED:
            raise
        return (type(error), error.args), None


class _InterpreterContext(WorkerContext):
    """Runs the calls of one worker in an interpreter of its own."""

    def initialize(self):
        self._interpreter = create()
        if self._initializer is not None:
            try:
                self.run(self._initializer, self._initargs, {})
            except BaseException:
                self.finalize()
                raise

    def run(self, fn, args, kwargs):
        error, result = self._interpreter.call(_call, fn, args, kwargs)
        if error is not None:
            kind, values = error
            raise kind(*values)
        return result

    def finalize(self):
        self._interpreter.close()


class InterpreterPoolExecutor(ThreadPoolExecutor):
    """A ThreadPoolExecutor whose workers each run their calls in an interpreter of their own."""

    _context = _InterpreterContext
    _broken_error = BrokenInterpreterPool
    _default_prefix = 'InterpreterPoolExecutor'
