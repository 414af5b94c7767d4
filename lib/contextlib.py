"""Tools for the with statement."""

import sys

from _exits import AsyncExitStack, ExitStack


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


class _AsyncGeneratorContextManager:
    def __init__(self, generator):
        self.gen = generator

    async def __aenter__(self):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            return await self._refuse("generator didn't stop")
        if error is None:
            error = kind()
        try:
            await self.gen.athrow(error)
        except StopAsyncIteration as end:
            return end is not error
        except RuntimeError as failure:
            # If the body raises StopIteration or StopAsyncIteration, the generator raises a RuntimeError with that exception as its cause.
            is_stop = isinstance(error, (StopIteration, StopAsyncIteration))
            if failure is error or (is_stop and failure.__cause__ is error):
                return False
            raise
        except BaseException as other:
            if other is not error:
                raise
            return False
        return await self._refuse("generator didn't stop after athrow()")

    async def _refuse(self, message):
        try:
            raise RuntimeError(message)
        finally:
            await self.gen.aclose()


def contextmanager(function):
    def helper(*args, **keywords):
        return _GeneratorContextManager(function(*args, **keywords))

    helper.__name__ = function.__name__
    helper.__wrapped__ = function
    return helper


def asynccontextmanager(function):
    def helper(*args, **keywords):
        return _AsyncGeneratorContextManager(function(*args, **keywords))

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


class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()


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

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *details):
        pass
