"""The passes of an event loop. In each pass, the loop waits until a call is due and makes all calls that are due."""

import _loop
from heapq import heapify, heappop
from time import monotonic

# The loop removes all cancelled timers if it has more than this number of timers and more than half of them are cancelled.
_MANY_TIMERS = 100
# The longest wait for a timer, in seconds.
_LONGEST_WAIT = 24 * 3600
# A timer that is due within this time, in seconds, is due now.
_RESOLUTION = 1e-9


class Passes:
    """The part of an event loop that waits for timers and makes calls."""

    def _run_once(self):
        timers = self._scheduled
        if timers:
            self._drop_cancelled_timers(timers)
        ready = self._ready
        seconds = None
        if ready or self._stopping:
            seconds = 0
        elif timers:
            # CPython's loop waits in epoll_wait(), which counts in whole milliseconds. CPython rounds the wait up, so this loop does too.
            left = min(max(timers[0][0] - monotonic(), 0), _LONGEST_WAIT)
            seconds = -(-left * 1000 // 1) / 1000
        if self._is_exhausted and seconds != 0:
            raise MemoryError('the event loop lost a call for lack of memory')
        _loop.park(seconds)
        if timers:
            self._move_due_timers(timers)
        # The calls that this pass adds to the queue belong to the next pass.
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_timed(handle)
            else:
                handle._run()
        handle = None
        if self._failed:
            self._report_lost()

    def _move_due_timers(self, timers):
        end = monotonic() + _RESOLUTION
        while timers and timers[0][0] < end:
            timer = heappop(timers)[1]
            timer._scheduled = False
            self._ready.append(timer)

    def _drop_cancelled_timers(self, timers):
        count = len(timers)
        if count > _MANY_TIMERS and self._timer_cancelled_count > count / 2:
            left = []
            for pair in timers:
                if pair[1]._cancelled:
                    pair[1]._scheduled = False
                else:
                    left.append(pair)
            timers[:] = left
            heapify(timers)
            self._timer_cancelled_count = 0
            return
        while timers and timers[0][1]._cancelled:
            self._timer_cancelled_count -= 1
            heappop(timers)[1]._scheduled = False
