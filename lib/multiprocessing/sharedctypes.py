"""Value and Array: values in the memory that processes share."""

from multiprocessing.heap import Cells
from multiprocessing.process import assert_spawning
from multiprocessing.synchronize import RLock

# The names of the ctypes types for the typecodes.
_NAMES = {
    'c': 'c_char', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short', 'H': 'c_ushort', 'i': 'c_int', 'I': 'c_uint', 'l': 'c_long',
    'L': 'c_ulong', 'q': 'c_long', 'Q': 'c_ulong', 'f': 'c_float', 'd': 'c_double', '?': 'c_bool',
}


def _code_of(kind):
    """Returns the typecode of a ctypes type. Returns a valid typecode unchanged."""
    if not isinstance(kind, str):
        return kind._type_
    if kind not in _NAMES or kind == '?':
        raise TypeError('this type has no size')
    return kind


def _converted(code, value):
    if code == '?':
        return bool(value)
    if code == 'c':
        if isinstance(value, bytes) and len(value) == 1:
            return value
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        raise TypeError('one character bytes, bytearray or integer expected')
    if code == 'f' or code == 'd':
        if not isinstance(value, (int, float)):
            raise TypeError('must be real number, not %s' % type(value).__name__)
        return float(value)
    if not isinstance(value, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    value &= 0xFFFFFFFFFFFFFFFF
    return value - 0x10000000000000000 if value >> 63 else value


class _Simple:
    """A single value of a ctypes type."""

    def __init__(self, code):
        self._cells = Cells(code, 1)

    @property
    def value(self):
        return self._cells[0]

    @value.setter
    def value(self, value):
        self._cells[0] = _converted(self._cells.code, value)

    def __repr__(self):
        return '%s(%r)' % (_NAMES[self._cells.code], self._cells[0])


class _Sequence:
    """An array of a ctypes type."""

    def __init__(self, code, length):
        self._cells = Cells(code, length)

    def __len__(self):
        return self._cells.length

    def _place(self, index):
        length = self._cells.length
        if index < 0:
            index += length
        if not 0 <= index < length:
            raise IndexError('invalid index')
        return index

    def __getitem__(self, index):
        return self._cells[self._place(index)]

    def __setitem__(self, index, value):
        self._cells[self._place(index)] = _converted(self._cells.code, value)

    def _getslice(self, bounds):
        start, stop, step = bounds
        found = [self._cells[at] for at in range(self._cells.length)[start:stop:step]]
        return b''.join(found) if self._cells.code == 'c' else found

    def _setslice(self, bounds, value):
        start, stop, step = bounds
        places = range(self._cells.length)[start:stop:step]
        if len(value) != len(places):
            raise ValueError('Can only assign sequence of same size')
        for at, item in zip(places, value):
            self._cells[at] = _converted(self._cells.code, item)

    def __iter__(self):
        for at in range(self._cells.length):
            yield self._cells[at]

    @property
    def raw(self):
        return self[:]

    @property
    def value(self):
        return self[:].split(b'\0')[0]

    @value.setter
    def value(self, value):
        if len(value) > self._cells.length:
            raise ValueError('byte string too long')
        if len(value) < self._cells.length:
            value += b'\0'
        self[: len(value)] = [value[at : at + 1] for at in range(len(value))]

    def __repr__(self):
        name = f'{_NAMES[self._cells.code]}_Array_{self._cells.length}'
        return f'<multiprocessing.sharedctypes.{name} object at {id(self):#x}>'


def RawValue(typecode_or_type, *args):
    made = _Simple(_code_of(typecode_or_type))
    if len(args) > 1:
        raise TypeError('__init__ expected at most 1 argument, got %d' % len(args))
    if args:
        made.value = args[0]
    return made


def RawArray(typecode_or_type, size_or_initializer):
    code = _code_of(typecode_or_type)
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError('Array length must be >= 0, not %d' % size_or_initializer)
        return _Sequence(code, size_or_initializer)
    made = _Sequence(code, len(size_or_initializer))
    for at, item in enumerate(size_or_initializer):
        made[at] = item
    return made


class SynchronizedBase:
    """A shared value with a lock."""

    def __init__(self, obj, lock=None):
        self._obj = obj
        self._lock = lock or RLock()

    def __getstate__(self):
        assert_spawning(self)
        return (self._obj, self._lock)

    def __setstate__(self, state):
        self._obj, self._lock = state

    def acquire(self, block=True, timeout=None):
        return self._lock.acquire(block, timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        self._lock.release()

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    # Each access holds the lock, but an update such as `value.value += 1` consists of two accesses.
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def _getslice(self, bounds):
        start, stop, step = bounds
        with self._lock:
            return self._obj[start:stop:step]

    def _setslice(self, bounds, value):
        start, stop, step = bounds
        with self._lock:
            self._obj[start:stop:step] = value

    def __iter__(self):
        for at in range(len(self._obj)):
            yield self[at]


class SynchronizedString(SynchronizedArray):
    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw


def _checked(lock):
    if not hasattr(lock, 'acquire'):
        raise AttributeError("%r has no method 'acquire'" % lock)
    return lock


def Value(typecode_or_type, *args, lock=True):
    made = RawValue(typecode_or_type, *args)
    if lock is False:
        return made
    return Synchronized(made, None if lock is True or lock is None else _checked(lock))


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    made = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return made
    kind = SynchronizedString if made._cells.code == 'c' else SynchronizedArray
    return kind(made, None if lock is True or lock is None else _checked(lock))
