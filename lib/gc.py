"""The garbage collector. The machine collects cycles of references, and always the whole heap: it has no generations."""

from _gc import collect as _collect
from _gc import count as _count
from _gc import limit as _limit

garbage = []

_is_enabled = True
_threshold = (2000, 10, 10)


def _apply():
    _limit(_threshold[0] if _is_enabled and _threshold[0] > 0 else -1)


def enable():
    global _is_enabled
    _is_enabled = True
    _apply()


def disable():
    global _is_enabled
    _is_enabled = False
    _apply()


def isenabled():
    return _is_enabled


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    return _collect()


def get_count():
    return (_count(), 0, 0)


def get_threshold():
    return _threshold


def set_threshold(threshold0, *others):
    global _threshold
    if len(others) > 2:
        raise TypeError('gc.set_threshold requires 1 to 3 arguments')
    _threshold = (threshold0, *others, *_threshold[1 + len(others) :])
    _apply()


def freeze():
    pass


def unfreeze():
    pass
