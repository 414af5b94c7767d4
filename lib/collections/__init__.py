"""Containers beside the builtin ones. deque is native.

In CPython defaultdict, Counter and OrderedDict inherit from dict, and named tuples from tuple. Here they hold a dict or a tuple and have
its methods. isinstance() also accepts them as instances of the type in `_builtin_base`.
"""

from _collections import deque
import _named


class _Mapping:
    """A dict in an instance, with the methods of dict."""

    _builtin_base = dict

    def __init__(self, *args, **keywords):
        self._items = {}
        self.update(*args, **keywords)

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, key):
        return key in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __eq__(self, other):
        if isinstance(other, _Mapping):
            other = other._items
        return self._items == other

    def keys(self):
        return self._items.keys()

    def values(self):
        return self._items.values()

    def items(self):
        return self._items.items()

    def get(self, key, default=None):
        return self._items.get(key, default)

    def pop(self, key, *default):
        return self._items.pop(key, *default)

    def popitem(self):
        return self._items.popitem()

    def setdefault(self, key, default=None):
        return self._items.setdefault(key, default)

    def clear(self):
        self._items.clear()

    def update(self, other=(), /, **keywords):
        if isinstance(other, _Mapping):
            other = other._items
        self._items.update(other, **keywords)


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **keywords)

    def __getitem__(self, key):
        if key in self._items:
            return self._items[key]
        return self._make(key)

    def _make(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self._items[key] = value
        return value

    def copy(self):
        return defaultdict(self.default_factory, self._items)

    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {self._items!r})'


class OrderedDict(_Mapping):
    def move_to_end(self, key, last=True):
        value = self._items.pop(key)
        if last:
            self._items[key] = value
        else:
            rest = self._items.copy()
            self._items.clear()
            self._items[key] = value
            self._items.update(rest)

    def popitem(self, last=True):
        if not self._items:
            raise KeyError('dictionary is empty')
        if last:
            return self._items.popitem()
        key = next(iter(self._items))
        return key, self._items.pop(key)

    def copy(self):
        return OrderedDict(self._items)

    def __repr__(self):
        return f'OrderedDict({self._items!r})' if self._items else 'OrderedDict()'


class Counter(_Mapping):
    def __getitem__(self, key):
        return self._items.get(key, 0)

    def __delitem__(self, key):
        self._items.pop(key, None)

    def update(self, iterable=None, /, **keywords):
        self._add(iterable, keywords, 1)

    def subtract(self, iterable=None, /, **keywords):
        self._add(iterable, keywords, -1)

    def _add(self, iterable, keywords, sign):
        if isinstance(iterable, (dict, _Mapping)):
            for key, count in iterable.items():
                self._items[key] = self._items.get(key, 0) + sign * count
        elif iterable is not None:
            for key in iterable:
                self._items[key] = self._items.get(key, 0) + sign
        for key, count in keywords.items():
            self._items[key] = self._items.get(key, 0) + sign * count

    def most_common(self, n=None):
        ranked = sorted(self._items.items(), key=_count_of, reverse=True)
        return ranked if n is None else ranked[:n]

    def elements(self):
        for key, count in self._items.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self._items.values())

    def copy(self):
        return Counter(self._items)

    def _merged(self, other, choose):
        result = Counter()
        for key in list(self._items) + [key for key in other if key not in self._items]:
            count = choose(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._merged(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._merged(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._merged(other, lambda a, b: max(a, b))

    def __and__(self, other):
        return self._merged(other, lambda a, b: min(a, b))

    def __repr__(self):
        if not self._items:
            return 'Counter()'
        ranked = ', '.join([f'{key!r}: {count!r}' for key, count in self.most_common()])
        return 'Counter({' + ranked + '})'


def _count_of(item):
    return item[1]


class ChainMap(_Mapping):
    """Several dicts as one. A lookup uses the first dict that has the key. Changes go to the first dict."""

    _builtin_base = None

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    @property
    def _items(self):
        merged = {}
        for one in reversed(self.maps):
            merged.update(one)
        return merged

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
        del self.maps[0][key]

    def update(self, other=(), /, **keywords):
        self.maps[0].update(other, **keywords)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self.maps[0] and not default:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
        return self.maps[0].pop(key, *default)

    def popitem(self):
        if not self.maps[0]:
            raise KeyError('No keys found in the first mapping.')
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def new_child(self, m=None, **keywords):
        child = {} if m is None else m
        child.update(keywords)
        return ChainMap(child, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join([repr(one) for one in self.maps])})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _field_names(typename, field_names, rename)
    values = () if defaults is None else tuple(defaults)
    if len(values) > len(names):
        raise TypeError('Got more default values than field names')

    class made(_named.Tuple):
        pass

    made.__name__ = made.__qualname__ = typename
    made.__module__ = '__main__' if module is None else module
    made.__doc__ = f"{typename}({', '.join(names)})"
    made._fields = made.__match_args__ = tuple(names)
    made._field_defaults = {name: value for name, value in zip(names[len(names) - len(values) :], values)}
    return made


def _field_names(typename, names, rename):
    names = names.replace(',', ' ').split() if isinstance(names, str) else list(names)
    seen = set()
    for at, name in enumerate(names):
        if rename and (name[:1] == '_' or name in seen or not name.isidentifier()):
            names[at] = f'_{at}'
        seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
    seen = set()
    for name in names:
        if name[:1] == '_' and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    return names
