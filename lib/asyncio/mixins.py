"""The base class of asyncio's locks and queues."""

import _loop


class _LoopBoundMixin:
    """An object that belongs to one loop: the first loop in which a task waits for the object."""

    _loop = None

    def _get_loop(self):
        loop = _loop.get()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    def _text(self, state):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} object at {id(self):#x} [{state}]>'

    def _text_with_waiters(self, state):
        return self._text(f'{state}, waiters:{len(self._waiters)}' if self._waiters else state)
