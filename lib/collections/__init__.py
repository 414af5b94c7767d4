"""Containers beside the builtin ones. deque is native.

In CPython defaultdict, Counter and OrderedDict inherit from dict. Here they hold a dict and have its methods, so
isinstance(x, dict) is False for them.
"""

from _collections import deque


class _Mapping:
    """A dict in an instance, with the methods of dict."""

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
