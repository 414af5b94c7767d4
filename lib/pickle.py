"""Objects as bytes in CPython's protocol 4.

The bytes name classes and functions. loads() knows only the names that dumps() has written in the same process. A value whose bytes have no
such names can come from another process.
"""

from _collections import deque
from _multiprocessing import PickleError, PicklingError
from _unpickle import UnpicklingError, load_from, register
from types import BuiltinFunctionType, FunctionType

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'dump', 'dumps', 'load', 'loads']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_FRAME_BYTES = 0x10000
_BATCH = 1000


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    if protocol not in (None, DEFAULT_PROTOCOL):
        raise NotImplementedError('gil-lab writes only protocol 4 of pickle')
    return _Pickler().dump(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj, protocol))


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return load_from(data)[0]


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    start = file.tell()
    value, size = load_from(file.read())
    file.seek(start + size)
    return value


class _Pickler:
    def __init__(self):
        self._done = [b'\x80\x04']
        self._frame = []
        self._size = 0
        self._memo = {}
        # The objects whose ids are in the memo. No later object gets such an id while these objects exist.
        self._kept = []

    def dump(self, obj):
        self._save(obj)
        self._frame.append(b'.')
        self._end_frame()
        return b''.join(self._done)

    def _end_frame(self):
        content = b''.join(self._frame)
        if len(content) >= 4:
            self._done.append(b'\x95' + len(content).to_bytes(8, 'little'))
        self._done.append(content)
        self._frame = []
        self._size = 0

    def _write(self, *parts):
        for part in parts:
            self._frame.append(part)
            self._size += len(part)

    def _memoize(self, obj):
        self._memo[id(obj)] = len(self._kept)
        self._kept.append(obj)
        self._write(b'\x94')

    def _save(self, obj):
        number = self._memo.get(id(obj))
        if number is not None and self._kept[number] is obj:
            self._write(b'h' + number.to_bytes(1, 'little') if number < 256 else b'j' + number.to_bytes(4, 'little'))
        else:
            kind = _type(obj)
            (_SAVERS.get(kind) or _Pickler._save_object)(self, obj)
        if self._size >= _FRAME_BYTES:
            self._end_frame()

    def _save_none(self, obj):
        self._write(b'N')

    def _save_bool(self, obj):
        self._write(b'\x88' if obj else b'\x89')

    def _save_int(self, obj):
        if 0 <= obj < 0x100:
            self._write(b'K' + obj.to_bytes(1, 'little'))
        elif 0 <= obj < 0x10000:
            self._write(b'M' + obj.to_bytes(2, 'little'))
        elif -0x80000000 <= obj < 0x80000000:
            self._write(b'J' + obj.to_bytes(4, 'little', signed=True))
        else:
            size = (obj if obj >= 0 else ~obj).bit_length() // 8 + 1
            head = b'\x8a' + size.to_bytes(1, 'little') if size < 256 else b'\x8b' + size.to_bytes(4, 'little')
            self._write(head + obj.to_bytes(size, 'little', signed=True))

    def _save_float(self, obj):
        self._write(b'G' + _bits(obj).to_bytes(8, 'big'))

    def _save_str(self, obj):
        data = obj.encode()
        self._write(b'\x8c' + len(data).to_bytes(1, 'little') if len(data) < 256 else b'X' + len(data).to_bytes(4, 'little'), data)
        self._memoize(obj)

    def _save_bytes(self, obj):
        self._write(b'C' + len(obj).to_bytes(1, 'little') if len(obj) < 256 else b'B' + len(obj).to_bytes(4, 'little'), obj)
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(b')')
            return
        if len(obj) > 3:
            self._write(b'(')
        for item in obj:
            self._save(item)
        self._write(b't' if len(obj) > 3 else (b'\x85', b'\x86', b'\x87')[len(obj) - 1])
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(b']')
        self._memoize(obj)
        self._save_items(list(obj))

    def _save_dict(self, obj):
        self._write(b'}')
        self._memoize(obj)
        self._save_pairs(list(obj.items()))

    def _save_set(self, obj):
        self._write(b'\x8f')
        self._memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self._save_batch(items[start : start + _BATCH], b'\x90')

    def _save_frozenset(self, obj):
        self._save_batch(list(obj), b'\x91')
        self._memoize(obj)

    def _save_batch(self, items, end):
        self._write(b'(')
        for item in items:
            self._save(item)
        self._write(end)

    def _save_items(self, items):
        if len(items) == 1:
            self._save(items[0])
            self._write(b'a')
            return
        for start in range(0, len(items), _BATCH):
            self._save_batch(items[start : start + _BATCH], b'e')

    def _save_pairs(self, pairs):
        if len(pairs) == 1:
            self._save(pairs[0][0])
            self._save(pairs[0][1])
            self._write(b's')
            return
        for start in range(0, len(pairs), _BATCH):
            self._save_batch([each for pair in pairs[start : start + _BATCH] for each in pair], b'u')

    def _save_global(self, obj):
        if isinstance(obj, BuiltinFunctionType):
            raise NotImplementedError('gil-lab does not pickle builtin functions: define a function that calls it')
        name = obj.__qualname__
        module = getattr(obj, '__module__', '__main__')
        if '<locals>' in name:
            raise AttributeError(f"Can't get local object {name!r}")
        if '<' in name:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed")
        register(module, name, obj)
        self._save(module)
        self._save(name)
        self._write(b'\x93')
        self._memoize(obj)

    def _save_object(self, obj):
        if isinstance(obj, (type, FunctionType, BuiltinFunctionType)):
            self._save_global(obj)
            return
        reduced = _reduced(obj)
        if isinstance(reduced, str):
            raise NotImplementedError('gil-lab does not pickle by the name that __reduce__() returns: return a tuple')
        make, args = reduced[:2]
        if make is _NEW:
            self._save(args[0])
            self._save(args[1:])
            self._write(b'\x81')
        else:
            self._save(make)
            self._save(args)
            self._write(b'R')
        self._memoize(obj)
        state, items, pairs = (*reduced[2:], None, None, None)[:3]
        if items is not None:
            self._save_items(list(items))
        if pairs is not None:
            self._save_pairs(list(pairs))
        if state is not None:
            self._save(state)
            self._write(b'b')


_SAVERS = {
    type(None): _Pickler._save_none,
    bool: _Pickler._save_bool,
    int: _Pickler._save_int,
    float: _Pickler._save_float,
    str: _Pickler._save_str,
    bytes: _Pickler._save_bytes,
    tuple: _Pickler._save_tuple,
    list: _Pickler._save_list,
    dict: _Pickler._save_dict,
    set: _Pickler._save_set,
    frozenset: _Pickler._save_frozenset,
}


def _NEW():
    """Stands for the operation that makes an instance without a call of its `__init__`."""


def _type(obj):
    try:
        return type(obj)
    except NotImplementedError:
        return None


def _reduced(obj):
    """Returns what `__reduce_ex__(4)` returns in CPython."""
    kind = _type(obj)
    if kind is range:
        return range, (obj.start, obj.stop, obj.step)
    if kind is deque:
        return deque, () if obj.maxlen is None else ((), obj.maxlen), None, obj
    if kind is None or not _is_written(kind):
        module = getattr(kind, '__module__', 'builtins')
        name = getattr(kind, '__name__', 'iterator')
        raise TypeError(f"cannot pickle '{name if module == 'builtins' else f'{module}.{name}'}' object")
    reduce = getattr(kind, '__reduce_ex__', None)
    if reduce is not None:
        return reduce(obj, 4)
    reduce = getattr(kind, '__reduce__', None)
    if reduce is not None:
        return reduce(obj)
    get = getattr(kind, '__getstate__', None)
    if isinstance(obj, BaseException):
        return kind, obj.args, get(obj) if get else getattr(obj, '__dict__', None) or None
    attributes = getattr(obj, '__dict__', {})
    # An instance of a subclass of a builtin type has its value in `_value` (lib/_derived.py).
    if not hasattr(kind, '_builtin_base') or '_value' not in attributes:
        return _NEW, (kind, *getattr(obj, '__getnewargs__', tuple)()), get(obj) if get else _state_of(obj, attributes)
    state = get(obj) if get else {name: each for name, each in attributes.items() if name != '_value'} or None
    value = attributes['_value']
    if isinstance(value, (set, frozenset)):
        return kind, (list(value),), state
    if isinstance(value, (list, dict)):
        return _NEW, (kind,), state, value if isinstance(value, list) else None, value.items() if isinstance(value, dict) else None
    return _NEW, (kind, value), state


def _state_of(obj, attributes):
    """Returns the attributes of an instance; with `__slots__`, a pair of the attributes and the slots, as CPython does."""
    names = [each for base in type(obj).__mro__ for each in getattr(base, '__slots__', ())]
    slots = {each: getattr(obj, each) for each in names if hasattr(obj, each)}
    return (attributes or None, slots) if slots else attributes or None


def _is_written(kind):
    """Whether the type is a class of Python code, whose instances have attributes, and not a type of the machine."""
    return hasattr(kind, '__init__') and kind is not object


def _bits(value):
    """Returns the 64 bits of a float in IEEE 754."""
    if value != value:
        return 0x7FF8000000000000
    sign = 1 << 63 if value < 0 or (value == 0 and str(value)[0] == '-') else 0
    if value == 0:
        return sign
    if abs(value) == float('inf'):
        return sign | 0x7FF << 52
    numerator, denominator = abs(value).as_integer_ratio()
    exponent = max(numerator.bit_length() - denominator.bit_length(), -1022)
    shift = 53 - exponent - denominator.bit_length()
    fraction = numerator << shift if shift >= 0 else numerator >> -shift
    # A number below 2**-1022 has the exponent 0 and no implied bit.
    return sign | fraction if fraction < 1 << 52 else sign | exponent + 1023 << 52 | fraction - (1 << 52)
