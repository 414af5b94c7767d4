"""anext() with a default, and the function anext as a value. The machine's anext() takes one argument."""


def anext_of(*arguments):
    given = len(arguments)
    if given < 1:
        raise TypeError('anext expected at least 1 argument, got 0')
    if given > 2:
        raise TypeError(f'anext expected at most 2 arguments, got {given}')
    awaitable = anext(arguments[0])
    return awaitable if given == 1 else anext_awaitable(awaitable, arguments[1])


class anext_awaitable:
    """Awaits the next item of an asynchronous iterator. Its result is the default if the iterator has ended."""

    def __init__(self, awaitable, default):
        self._awaitable = awaitable
        self._default = default
        self._coroutine = None

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self.send(None)

    def send(self, value):
        return self._started().send(value)

    def throw(self, *error):
        return self._started().throw(*error)

    def close(self):
        self._started().close()

    def _started(self):
        if self._coroutine is None:
            self._coroutine = self._run()
        return self._coroutine

    async def _run(self):
        try:
            return await self._awaitable
        except StopAsyncIteration:
            return self._default
