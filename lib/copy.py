"""Functions that copy values: builtin containers, containers of the module collections, and instances."""

from _named import Tuple


class Error(Exception):
    pass


def _is_plain(value):
    """Returns whether a copy of the value is the value itself."""
    for kind in (int, float, str, bytes, bool, type, range, frozenset, type(None), type(copy), type(len)):
        if isinstance(value, kind):
            return True
    return value is ... or value is NotImplemented


# Objects of these types contain a lock. As in CPython, the error about a copy names the lock instead of the type.
_LOCKED = ('Lock', 'lock', 'Event', 'Semaphore', 'Barrier', 'Queue', 'Thread')


def _instance(value, copied, memo):
    """Makes an instance of the same class. `copied` makes the copy of each attribute. Of an exception, only the arguments are copied."""
    kind = type(value)
    if isinstance(value, BaseException):
        return kind(*[copied(each) for each in value.args])
    try:
        attributes = value.__dict__
    except AttributeError:
        attributes = None
    slots = [each for base in kind.__mro__ for each in getattr(base, '__slots__', ())]
    if attributes is None and not slots:
        name = '_thread.lock' if kind.__name__ in _LOCKED else kind.__name__
        raise TypeError(f'cannot pickle {name!r} object')
    made = object.__new__(kind)
    # An attribute may refer to the instance. This entry makes the copy of the attribute refer to the new instance.
    memo[id(value)] = made, value
    if hasattr(value, '__setstate__'):
        made.__setstate__(copied(value.__getstate__()))
        return made
    for name in slots:
        if hasattr(value, name):
            object.__setattr__(made, name, copied(getattr(value, name)))
    for name, each in (attributes or {}).items():
        object.__setattr__(made, name, copied(each))
    return made


def _same(value):
    return value


def copy(x):
    if _is_plain(x) or isinstance(x, tuple):
        return x
    for kind in (list, dict, set):
        if isinstance(x, kind):
            return x.copy()
    if hasattr(x, '__copy__'):
        return x.__copy__()
    return _instance(x, _same, {})


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    if _is_plain(x):
        return x
    if id(x) in memo:
        return memo[id(x)][0]
    if isinstance(x, Tuple):
        made = x._make([deepcopy(each, memo) for each in x])
    elif isinstance(x, tuple):
        made = tuple([deepcopy(each, memo) for each in x])
        if all([one is other for one, other in zip(x, made)]):
            return x
    elif type(x) is list:
        made = []
        memo[id(x)] = made, x
        for each in x:
            made.append(deepcopy(each, memo))
    elif isinstance(x, dict):
        made = x.copy()
        made.clear()
        memo[id(x)] = made, x
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif type(x) is set:
        made = {deepcopy(each, memo) for each in x}
    elif hasattr(x, '__deepcopy__'):
        made = x.__deepcopy__(memo)
    else:
        made = _instance(x, lambda each: deepcopy(each, memo), memo)
    # The entry keeps the original, so that no other object gets its id.
    memo[id(x)] = made, x
    return made
