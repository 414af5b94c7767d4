"""bytearray: bytes that can change. An instance holds bytes and replaces them on each change."""


class bytearray:
    __module__ = 'builtins'
    __hash__ = None

    def __init__(self, source=b'', encoding=None, errors='strict'):
        if isinstance(source, str):
            if encoding is None:
                raise TypeError('string argument without an encoding')
            source = source.encode(encoding, errors)
        self._data = bytes(_plain(source))

    def __repr__(self):
        return f'bytearray({self._data!r})'

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)

    def __getitem__(self, index):
        found = self._data[index]
        return bytearray(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        items = list(self._data)
        if isinstance(index, slice):
            items[index.start : index.stop : index.step] = list(_plain(value))
        else:
            items[index] = _octet(value)
        self._data = bytes(items)

    def __delitem__(self, index):
        items = list(self._data)
        if isinstance(index, slice):
            del items[index.start : index.stop : index.step]
        else:
            del items[index]
        self._data = bytes(items)

    def __contains__(self, value):
        return _plain(value) in self._data

    def __eq__(self, other):
        other = _plain(other)
        return self._data == other if isinstance(other, bytes) else NotImplemented

    def __lt__(self, other):
        return self._data < _plain(other)

    def __le__(self, other):
        return self._data <= _plain(other)

    def __gt__(self, other):
        return self._data > _plain(other)

    def __ge__(self, other):
        return self._data >= _plain(other)

    def __add__(self, other):
        return bytearray(self._data + _plain(other))

    def __radd__(self, other):
        return other + self._data

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return bytearray(self._data * times)

    def append(self, value):
        self._data += bytes([_octet(value)])

    def extend(self, values):
        self._data += bytes(_plain(values))

    def insert(self, index, value):
        items = list(self._data)
        items.insert(index, _octet(value))
        self._data = bytes(items)

    def pop(self, index=-1):
        if not self._data:
            raise IndexError('pop from empty bytearray')
        items = list(self._data)
        value = items.pop(index)
        self._data = bytes(items)
        return value

    def remove(self, value):
        items = list(self._data)
        if value not in items:
            raise ValueError('value not found in bytearray')
        items.remove(value)
        self._data = bytes(items)

    def reverse(self):
        self._data = self._data[::-1]

    def clear(self):
        self._data = b''

    def copy(self):
        return bytearray(self._data)

    def __getattr__(self, name):
        """The methods of bytes. Where a method of bytes returns bytes, the method of bytearray returns a bytearray."""
        if name.startswith('_'):
            raise AttributeError(f"'bytearray' object has no attribute {name!r}")
        try:
            method = getattr(self._data, name)
        except AttributeError:
            raise AttributeError(f"'bytearray' object has no attribute {name!r}") from None

        def call(*args, **keywords):
            return _changed(method(*[_plain(each) for each in args], **keywords))

        return call


def _plain(value):
    return value._data if isinstance(value, bytearray) else value


def _changed(result):
    if isinstance(result, bytes):
        return bytearray(result)
    if isinstance(result, (list, tuple)):
        return type(result)([_changed(each) for each in result])
    return result


def _octet(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 0 <= value < 256:
        raise ValueError('byte must be in range(0, 256)')
    return value
