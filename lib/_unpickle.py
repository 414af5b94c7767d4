"""Makes objects from the bytes of pickle.dumps()."""

from _multiprocessing import PickleError

_known = {}


class UnpicklingError(PickleError):
    __module__ = '_pickle'


def register(module, name, obj):
    """Notes what a name means, because a module is not a value that loads() could search."""
    _known[module, name] = obj


def load_from(data):
    """Returns the object at the start of the bytes, and the number of bytes that describe this object."""
    return _Unpickler(data).load()


class _Unpickler:
    def __init__(self, data):
        self._data = bytes(data)
        self._at = 0
        self._stack = []
        self._marks = []
        self._memo = []

    def load(self):
        while True:
            operation = self._take(1)
            if operation == b'.':
                return self._stack.pop(), self._at
            run = _OPERATIONS.get(operation)
            if run is None:
                raise UnpicklingError(f"invalid load key, '{operation.decode('latin-1')}'.")
            run(self)

    def _take(self, size):
        part = self._data[self._at : self._at + size]
        if len(part) < size:
            if self._at == 0:
                raise EOFError('Ran out of input')
            raise UnpicklingError('pickle data was truncated')
        self._at += size
        return part

    def _number(self, size, signed=False):
        return int.from_bytes(self._take(size), 'little', signed=signed)

    def _push(self, value):
        self._stack.append(value)

    def _pop_to_mark(self):
        start = self._marks.pop()
        items = self._stack[start:]
        del self._stack[start:]
        return items

    def _tuple(self, size):
        items = tuple(self._stack[-size:])
        del self._stack[-size:]
        self._push(items)

    def _float(self):
        bits = int.from_bytes(self._take(8), 'big')
        exponent = bits >> 52 & 0x7FF
        fraction = bits & (1 << 52) - 1
        if exponent == 0x7FF:
            value = float('nan') if fraction else float('inf')
        else:
            power = max(exponent, 1) - 1075
            fraction += 1 << 52 if exponent else 0
            value = float(fraction << power) if power >= 0 else fraction / (1 << -power)
        self._push(-value if bits >> 63 else value)

    def _global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if (module, name) not in _known:
            raise NotImplementedError(f'gil-lab unpickles {module}.{name} only in a process that has pickled it')
        self._push(_known[module, name])

    def _new(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._push(cls.__new__(cls, *args))

    def _call(self):
        args = self._stack.pop()
        self._push(self._stack.pop()(*args))

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        take = getattr(type(obj), '__setstate__', None)
        if take is not None:
            take(obj, state)
            return
        slots = {}
        if isinstance(state, tuple):
            state, slots = state
        if state:
            obj.__dict__.update(state)
        for name, value in slots.items():
            object.__setattr__(obj, name, value)

    def _add(self):
        items = self._pop_to_mark()
        self._stack[-1].update(items)

    def _extend(self):
        items = self._pop_to_mark()
        for each in items:
            self._stack[-1].append(each)

    def _set_items(self):
        items = self._pop_to_mark()
        for at in range(0, len(items), 2):
            self._stack[-1][items[at]] = items[at + 1]

    def _set_item(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value


_OPERATIONS = {
    b'\x80': lambda self: self._take(1),
    b'\x95': lambda self: self._take(8),
    b'N': lambda self: self._push(None),
    b'\x88': lambda self: self._push(True),
    b'\x89': lambda self: self._push(False),
    b'K': lambda self: self._push(self._number(1)),
    b'M': lambda self: self._push(self._number(2)),
    b'J': lambda self: self._push(self._number(4, True)),
    b'\x8a': lambda self: self._push(self._number(self._number(1), True)),
    b'\x8b': lambda self: self._push(self._number(self._number(4), True)),
    b'G': _Unpickler._float,
    b'\x8c': lambda self: self._push(self._take(self._number(1)).decode()),
    b'X': lambda self: self._push(self._take(self._number(4)).decode()),
    b'C': lambda self: self._push(self._take(self._number(1))),
    b'B': lambda self: self._push(self._take(self._number(4))),
    b')': lambda self: self._push(()),
    b'\x85': lambda self: self._tuple(1),
    b'\x86': lambda self: self._tuple(2),
    b'\x87': lambda self: self._tuple(3),
    b'(': lambda self: self._marks.append(len(self._stack)),
    b't': lambda self: self._push(tuple(self._pop_to_mark())),
    b']': lambda self: self._push([]),
    b'a': lambda self: self._stack[-2].append(self._stack.pop()),
    b'e': _Unpickler._extend,
    b'}': lambda self: self._push({}),
    b's': _Unpickler._set_item,
    b'u': _Unpickler._set_items,
    b'\x8f': lambda self: self._push(set()),
    b'\x90': _Unpickler._add,
    b'\x91': lambda self: self._push(frozenset(self._pop_to_mark())),
    b'\x93': _Unpickler._global,
    b'\x81': _Unpickler._new,
    b'R': _Unpickler._call,
    b'b': _Unpickler._build,
    b'\x94': lambda self: self._memo.append(self._stack[-1]),
    b'h': lambda self: self._push(self._memo[self._number(1)]),
    b'j': lambda self: self._push(self._memo[self._number(4)]),
}
