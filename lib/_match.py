"""Functions that match a value with the patterns of a `match` statement. CPython has instructions for this purpose."""

_SELF = (bool, bytes, dict, float, frozenset, int, list, set, str, tuple)


def is_sequence(value, least, exactly):
    """Returns whether a sequence pattern of `least` items fits a value. Unless `exactly` is true, longer sequences fit too."""
    if isinstance(value, (str, bytes)) or not _is_sequence(value):
        return False
    return len(value) == least if exactly else len(value) >= least


def _is_sequence(value):
    return isinstance(value, (list, tuple, range)) or type(value).__name__ == 'deque'


def rest_of(value, before, after):
    """Returns the items of a sequence that a starred name gets."""
    return [value[at] for at in range(before, len(value) - after)]


def mapped(value, keys):
    """Returns the values of the keys in a mapping. Returns None if a key is missing or `value` is not a dict."""
    if not isinstance(value, dict):
        return None
    found = []
    for key in keys:
        if key not in value:
            return None
        found.append(value.get(key))
    return found


def without(value, keys):
    """Returns the items of a mapping that `**rest` gets."""
    return {key: each for key, each in value.items() if key not in keys}


def attributes(value, cls, count, names):
    """Returns the values for a class pattern: `count` by position, then the attributes in `names`.

    Returns None if an attribute is missing or `value` is not an instance of `cls`.
    """
    if not isinstance(cls, type):
        raise TypeError('called match pattern must be a class')
    if not isinstance(value, cls):
        return None
    found = []
    taken = []
    if count == 1 and not hasattr(cls, '__match_args__') and (cls in _SELF or issubclass(cls, _SELF)):
        found.append(value)
    elif count:
        order = getattr(cls, '__match_args__', ())
        if not isinstance(order, tuple):
            raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple (got {type(order).__name__})')
        if count > len(order):
            most = 1 if cls in _SELF else len(order)
            raise TypeError(f"{cls.__name__}() accepts {most} positional sub-pattern{'' if most == 1 else 's'} ({count} given)")
        taken = list(order[:count])
    for name in names:
        if name in taken:
            raise TypeError(f'{cls.__name__}() got multiple sub-patterns for attribute {name!r}')
    for name in taken + list(names):
        try:
            found.append(getattr(value, name))
        except AttributeError:
            return None
    return found
