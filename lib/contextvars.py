"""Context variables: values that each task of asyncio has for itself."""

import _context
from _thread import get_ident

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

# Maps each thread to its current context.
_current = {}


class Context:
    """A mapping of context variables to values. run() makes it the current context of the thread during one call."""

    def __init__(self):
        self._values = {}
        self._is_entered = False

    def run(self, callable, /, *args, **kwargs):
        if self._is_entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        ident = get_ident()
        outer = _current.get(ident)
        self._is_entered = True
        _current[ident] = self
        try:
            return callable(*args, **kwargs)
        finally:
            self._is_entered = False
            if outer is None:
                del _current[ident]
            else:
                _current[ident] = outer

    def copy(self):
        context = Context()
        context._values = self._values.copy()
        return context

    def __getitem__(self, var):
        _check(var)
        return self._values[var]

    def __contains__(self, var):
        _check(var)
        return var in self._values

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return isinstance(other, Context) and self._values == other._values

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


def _context_of_thread():
    ident = get_ident()
    context = _current.get(ident)
    if context is None:
        context = _current[ident] = Context()
    return context


def copy_context():
    return _context_of_thread().copy()


_context.use(copy_context)


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


_missing = _Missing()


class ContextVar:
    """A variable with one value per context."""

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    @property
    def name(self):
        return self._name

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def get(self, *default):
        if len(default) > 1:
            raise TypeError(f'get expected at most 1 argument, got {len(default)}')
        values = _context_of_thread()._values
        if self in values:
            return values[self]
        if default:
            return default[0]
        if self._default is _missing:
            raise LookupError(self)
        return self._default

    def set(self, value, /):
        context = _context_of_thread()
        token = Token()
        token._context = context
        token._var = self
        token._old_value = context._values.get(self, _missing)
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._is_used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _context_of_thread()
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._is_used = True
        if token._old_value is _missing:
            del context._values[self]
        else:
            context._values[self] = token._old_value


class Token:
    """The result of set(). reset() takes it, and restores the value that the variable had before that set()."""

    MISSING = _missing
    _is_used = False

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old_value

    def __repr__(self):
        used = ' used' if self._is_used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'
