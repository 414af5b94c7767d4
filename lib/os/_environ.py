"""The environment of the process: a mapping from str to str."""


def _checked(text):
    if not isinstance(text, str):
        raise TypeError('str expected, not %s' % type(text).__name__)
    return text


def _plain(mapping):
    return mapping._data if isinstance(mapping, _Environ) else mapping


class _Environ:
    __module__ = 'os'

    def __init__(self):
        self._data = {}

    def __getitem__(self, key):
        return self._data[_checked(key)]

    def __setitem__(self, key, value):
        self._data[_checked(key)] = _checked(value)

    def __delitem__(self, key):
        del self._data[_checked(key)]

    def __contains__(self, key):
        return _checked(key) in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return self._data == _plain(other)

    def __or__(self, other):
        return self._data | _plain(other)

    def __ror__(self, other):
        return other | self._data

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return 'environ({' + ', '.join([f'{key!r}: {value!r}' for key, value in self._data.items()]) + '})'

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(_checked(key), default)

    def setdefault(self, key, value):
        return self._data.setdefault(_checked(key), _checked(value))

    def pop(self, key, *default):
        return self._data.pop(_checked(key), *default)

    def popitem(self):
        return self._data.popitem()

    def clear(self):
        self._data.clear()

    def update(self, other=(), /, **keywords):
        for key, value in dict(_plain(other), **keywords).items():
            self[key] = value

    def copy(self):
        return self._data.copy()


environ = _Environ()
