"""The classes ExitStack and AsyncExitStack."""


class _BaseExitStack:
    """Each entry of `_exits` is a pair: whether the stack awaits the result of the exit function, and the exit function."""

    def __init__(self):
        self._exits = []

    def enter_context(self, manager):
        result = manager.__enter__()
        self._exits.append((False, manager.__exit__))
        return result

    def push(self, exit):
        self._exits.append((False, exit))
        return exit

    def callback(self, function, /, *args, **keywords):
        def exit(kind, error, traceback):
            function(*args, **keywords)

        self._exits.append((False, exit))
        return function


class ExitStack(_BaseExitStack):
    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        suppressed = False
        pending = None
        while self._exits:
            _, exit = self._exits.pop()
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


class AsyncExitStack(_BaseExitStack):
    """An ExitStack for synchronous and asynchronous managers."""

    async def enter_async_context(self, manager):
        result = await manager.__aenter__()
        self._exits.append((True, manager.__aexit__))
        return result

    def push_async_exit(self, exit):
        self._exits.append((True, exit))
        return exit

    def push_async_callback(self, function, /, *args, **keywords):
        async def exit(kind, error, traceback):
            await function(*args, **keywords)

        self._exits.append((True, exit))
        return function

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        suppressed = False
        pending = None
        while self._exits:
            is_async, exit = self._exits.pop()
            try:
                result = exit(kind, error, traceback)
                if is_async:
                    result = await result
                if result:
                    suppressed = True
                    pending = None
                    kind = error = traceback = None
            except BaseException as failure:
                pending = failure
                kind, error, traceback = type(failure), failure, None
        if pending is not None:
            raise pending
        return suppressed
