"""Tools for the with statement."""

import sys


class _GeneratorContextManager:
    def __init__(self, generator):
        self.gen = generator

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if error is None:
            error = kind()
        try:
            self.gen.throw(error)
        except StopIteration as end:
            return end is not error
        except RuntimeError as failure:
            # A StopIteration that leaves the body arrives as the cause of a RuntimeError.
            if failure is error or (isinstance(error, StopIteration) and failure.__cause__ is error):
                return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    def helper(*args, **keywords):
        return _GeneratorContextManager(function(*args, **keywords))

    helper.__name__ = function.__name__
    helper.__wrapped__ = function
    return helper


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class _RedirectStream:
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __exit__(self, *details):
        self._set(self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    def __enter__(self):
        self._old_targets.append(sys.stdout)
        self._set(self._new_target)
        return self._new_target

    def _set(self, stream):
        sys.stdout = stream


class redirect_stderr(_RedirectStream):
    def __enter__(self):
        self._old_targets.append(sys.stderr)
        self._set(self._new_target)
        return self._new_target

    def _set(self, stream):
        sys.stderr = stream


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        pass


class ExitStack:
    def __init__(self):
        self._exits = []

    def enter_context(self, manager):
        result = manager.__enter__()
        self._exits.append(manager.__exit__)
        return result

    def push(self, exit):
        self._exits.append(exit)
        return exit

    def callback(self, function, /, *args, **keywords):
        def exit(kind, error, traceback):
            function(*args, **keywords)

        self._exits.append(exit)
        return function

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        suppressed = False
        pending = None
        while self._exits:
            exit = self._exits.pop()
            try:
                if exit(kind, error, traceback):
                    suppressed = True
                    pending = None
                    kind = error = traceback = None
            except BaseException as failure:
                pending = failure
                kind, error, traceback = type(failure), failure, None
        if pending is not None:
            raise pending
        return suppressed
