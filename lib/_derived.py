"""Base classes for the subclasses of builtin types. An instance holds a value of the builtin type and has the methods of that type."""


def _plain(value):
    """Returns the builtin value that an instance holds. Returns any other value unchanged."""
    return value._value if isinstance(value, _Holder) else value


def _binary(function):
    def method(self, other):
        return _result(function, self._value, _plain(other))

    return method


def _reflected(function):
    def method(self, other):
        return _result(function, _plain(other), self._value)

    return method


def _result(function, left, right):
    try:
        return function(left, right)
    except TypeError:
        return NotImplemented


def _forward(name):
    """Makes a method that calls the method `name` of the held value."""

    def method(self, /, *args, **keywords):
        return getattr(self._value, name)(*[_plain(each) for each in args], **keywords)

    method.__name__ = name
    return method


_COMPARISONS = {
    '__eq__': lambda a, b: a == b,
    '__ne__': lambda a, b: a != b,
    '__lt__': lambda a, b: a < b,
    '__le__': lambda a, b: a <= b,
    '__gt__': lambda a, b: a > b,
    '__ge__': lambda a, b: a >= b,
}
_ARITHMETIC = {
    'add': lambda a, b: a + b,
    'sub': lambda a, b: a - b,
    'mul': lambda a, b: a * b,
    'truediv': lambda a, b: a / b,
    'floordiv': lambda a, b: a // b,
    'mod': lambda a, b: a % b,
    'pow': lambda a, b: a**b,
    'and': lambda a, b: a & b,
    'or': lambda a, b: a | b,
    'xor': lambda a, b: a ^ b,
    'lshift': lambda a, b: a << b,
    'rshift': lambda a, b: a >> b,
    'divmod': divmod,
}


class _Holder:
    def __new__(cls, *args, **keywords):
        self = object.__new__(cls)
        self._value = cls._builtin_base(*[_plain(each) for each in args], **keywords)
        return self

    def __repr__(self):
        return repr(self._value)

    def __str__(self):
        return repr(self)

    def __format__(self, spec):
        return format(self._value, spec)

    def __bool__(self):
        return bool(self._value)


for _name, _function in _COMPARISONS.items():
    setattr(_Holder, _name, _binary(_function))


class _Hashable(_Holder):
    def __hash__(self):
        return hash(self._value)


class _Number(_Hashable):
    def __neg__(self):
        return -self._value

    def __abs__(self):
        return abs(self._value)

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __round__(self, ndigits=None):
        return round(self._value, ndigits)


for _name, _function in _ARITHMETIC.items():
    setattr(_Number, f'__{_name}__', _binary(_function))
    setattr(_Number, f'__r{_name}__', _reflected(_function))


def _getattr(self, name):
    if name == '_value':
        raise AttributeError(name)
    try:
        return getattr(self._value, name)
    except AttributeError:
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}') from None


class Int(_Number):
    __module__ = 'builtins'
    _builtin_base = int
    __getattr__ = _getattr

    def __index__(self):
        return self._value

    def __invert__(self):
        return ~self._value


class Float(_Number):
    __module__ = 'builtins'
    _builtin_base = float
    __getattr__ = _getattr


class _Sequence:
    """The methods that sequences, mappings and sets share."""

    __getattr__ = _getattr

    def __len__(self):
        return len(self._value)

    def __iter__(self):
        return iter(self._value)

    def __contains__(self, item):
        return _plain(item) in self._value

    def __getitem__(self, index):
        return self._value[index]


class _Joined(_Sequence):
    """The operators of a sequence."""


for _name in ('add', 'mul', 'mod'):
    setattr(_Joined, f'__{_name}__', _binary(_ARITHMETIC[_name]))
    setattr(_Joined, f'__r{_name}__', _reflected(_ARITHMETIC[_name]))


class Str(_Joined, _Hashable):
    __module__ = 'builtins'
    _builtin_base = str

    def __str__(self):
        return self._value


class Tuple(_Joined, _Hashable):
    __module__ = 'builtins'
    _builtin_base = tuple


class _Mutable(_Holder):
    def __new__(cls, *args, **keywords):
        self = object.__new__(cls)
        self._value = cls._builtin_base()
        return self

    __hash__ = None


class List(_Joined, _Mutable):
    __module__ = 'builtins'
    _builtin_base = list

    def __init__(self, iterable=(), /):
        self._value[:] = iterable

    def __setitem__(self, index, value):
        self._value[index] = value

    def __delitem__(self, index):
        del self._value[index]

    def __iadd__(self, other):
        self._value += _plain(other)
        return self

    def __reversed__(self):
        return reversed(self._value)

    def sort(self, *, key=None, reverse=False):
        self._value.sort(key=key, reverse=reverse)


for _name in 'append clear copy count extend index insert pop remove reverse'.split():
    setattr(List, _name, _forward(_name))


class Dict(_Sequence, _Mutable):
    __module__ = 'builtins'
    _builtin_base = dict

    def __init__(self, *args, **keywords):
        self._value.update(*[_plain(each) for each in args], **keywords)

    def __getitem__(self, key):
        missing = getattr(type(self), '__missing__', None)
        if missing is not None and key not in self._value:
            return missing(self, key)
        return self._value[key]

    def __setitem__(self, key, value):
        self._value[key] = value

    def __delitem__(self, key):
        del self._value[key]

    def __or__(self, other):
        return self._value | _plain(other)

    def __ror__(self, other):
        return _plain(other) | self._value

    def __ior__(self, other):
        self._value |= _plain(other)
        return self

    def __reversed__(self):
        return reversed(self._value)


for _name in 'clear copy get items keys pop popitem setdefault update values'.split():
    setattr(Dict, _name, _forward(_name))


class Set(_Sequence, _Mutable):
    __module__ = 'builtins'
    _builtin_base = set

    def __init__(self, iterable=(), /):
        self._value.update(iterable)

    def __repr__(self):
        return f'{type(self).__name__}({self._value!r})' if self._value else f'{type(self).__name__}()'


for _name in (
    'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove '
    'symmetric_difference symmetric_difference_update union update'
).split():
    setattr(Set, _name, _forward(_name))
for _name in ('and', 'or', 'xor', 'sub'):
    setattr(Set, f'__{_name}__', _binary(_ARITHMETIC[_name]))
    setattr(Set, f'__r{_name}__', _reflected(_ARITHMETIC[_name]))

for _class in (Int, Float, Str, Tuple, List, Dict, Set):
    _class.__name__ = _class.__qualname__ = _class._builtin_base.__name__
