"""The base of named tuples."""

from _fields import check_arguments


class Tuple:
    """An instance that keeps its tuple in `_items`. Each item is also an attribute of the instance."""

    _builtin_base = tuple
    _fields = ()
    _field_defaults = {}

    def __init__(self, /, *args, **keywords):
        takes = [(name, name in self._field_defaults) for name in self._fields]
        check_arguments(f'{_root(type(self)).__name__}.__new__()', takes, [], args, keywords)
        items = list(args)
        for name in self._fields[len(args) :]:
            items.append(keywords[name] if name in keywords else self._field_defaults[name])
        object.__setattr__(self, '_items', tuple(items))
        for name, value in zip(self._fields, items):
            try:
                object.__setattr__(self, name, value)
            except NotImplementedError:
                # The name does not occur in the program. So no code reads this attribute, and the object has no place for it.
                pass

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        if _root(type(self)) is type(self):
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in self._fields:
            raise AttributeError("can't delete attribute")
        object.__delattr__(self, name)

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(self._fields, self._items)]
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __contains__(self, value):
        return value in self._items

    def __hash__(self):
        return hash(self._items)

    def __eq__(self, other):
        return self._items == _plain(other) if isinstance(other, tuple) else NotImplemented

    def __lt__(self, other):
        return self._items < _plain(other) if isinstance(other, tuple) else NotImplemented

    def __le__(self, other):
        return self._items <= _plain(other) if isinstance(other, tuple) else NotImplemented

    def __gt__(self, other):
        return self._items > _plain(other) if isinstance(other, tuple) else NotImplemented

    def __ge__(self, other):
        return self._items >= _plain(other) if isinstance(other, tuple) else NotImplemented

    def __add__(self, other):
        return self._items + _plain(other)

    def __radd__(self, other):
        return other + self._items

    def __mul__(self, times):
        return self._items * times

    def count(self, value):
        return self._items.count(value)

    def index(self, value):
        return self._items.index(value)

    @classmethod
    def _make(cls, iterable):
        items = tuple(iterable)
        if len(items) != len(cls._fields):
            raise TypeError(f'Expected {len(cls._fields)} arguments, got {len(items)}')
        return cls(*items)

    def _asdict(self):
        return dict(zip(self._fields, self._items))

    def _replace(self, /, **changes):
        items = [changes.pop(name, value) for name, value in zip(self._fields, self._items)]
        if changes:
            raise ValueError(f'Got unexpected field names: {list(changes)!r}')
        return self.__class__(*items)


def _root(cls):
    """Returns the class that namedtuple() made. `cls` is this class or a subclass of it."""
    found = cls
    for base in cls.__mro__:
        if base is Tuple:
            return found
        if base is not object:
            found = base
    return cls


def _plain(value):
    return value._items if isinstance(value, Tuple) else value
