"""Copies of builtin containers and of those in collections. Instances of other classes cannot be copied in gil-lab."""

from _named import Tuple


class Error(Exception):
    pass


def _is_plain(value):
    """Returns whether a copy of the value is the value itself."""
    for kind in (int, float, str, bytes, bool, type, range, frozenset, type(None), type(copy), type(len)):
        if isinstance(value, kind):
            return True
    return value is ... or value is NotImplemented


def _refuse(value):
    raise NotImplementedError(f'gil-lab does not copy instances of {type(value).__name__}')


def copy(x):
    if _is_plain(x) or isinstance(x, tuple):
        return x
    for kind in (list, dict, set):
        if isinstance(x, kind):
            return x.copy()
    if hasattr(x, '__copy__'):
        return x.__copy__()
    return _refuse(x)


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
        made = _refuse(x)
    # The entry keeps the original, so that no other object gets its id.
    memo[id(x)] = made, x
    return made
