"""Functions that test whether a value is a coroutine, or a function that makes coroutines."""

from _coroutines import kind

__all__ = ('iscoroutine', 'iscoroutinefunction')

# What kind() returns for an `async def` without `yield`.
_COROUTINE_FUNCTION = 2


async def _example():
    pass


_coroutine = _example()
_Coroutine = type(_coroutine)
_coroutine.close()


def iscoroutine(obj):
    if isinstance(obj, _Coroutine):
        return True
    return hasattr(obj, '__await__') and hasattr(obj, 'send') and hasattr(obj, 'throw') and hasattr(obj, 'close')


def iscoroutinefunction(func):
    return kind(func) == _COROUTINE_FUNCTION
