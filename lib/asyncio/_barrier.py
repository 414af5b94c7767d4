"""The class asyncio.Barrier."""

from asyncio.exceptions import BrokenBarrierError
from asyncio.locks import Condition
from asyncio.mixins import _LoopBoundMixin

_FILLING = 'filling'
_DRAINING = 'draining'
_RESETTING = 'resetting'
_BROKEN = 'broken'


class Barrier(_LoopBoundMixin):
    """Tasks wait here until the number of waiting tasks reaches the number of parties. Then all of them continue."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        waiters = '' if self.broken else f', waiters:{self.n_waiting}/{self._parties}'
        return self._text(self._state + waiters)

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *error):
        pass

    async def wait(self):
        """Waits for the other tasks. Returns how many tasks arrived before this one."""
        async with self._cond:
            # The tasks of the previous round must leave first.
            await self._cond.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
            if self._state == _BROKEN:
                raise BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _DRAINING
                    self._cond.notify_all()
                else:
                    await self._wait_for_others()
                return index
            finally:
                self._count -= 1
                self._leave()

    async def _wait_for_others(self):
        await self._cond.wait_for(lambda: self._state != _FILLING)
        if self._state in (_BROKEN, _RESETTING):
            raise BrokenBarrierError('Abort or reset of barrier')

    def _leave(self):
        if self._count == 0:
            if self._state in (_RESETTING, _DRAINING):
                self._state = _FILLING
            self._cond.notify_all()

    async def reset(self):
        """Makes the barrier empty. Its waiters get a BrokenBarrierError."""
        async with self._cond:
            self._state = _RESETTING if self._count > 0 else _FILLING
            self._cond.notify_all()

    async def abort(self):
        """Breaks the barrier. Its waiters and all later tasks get a BrokenBarrierError."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()
