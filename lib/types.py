"""Types without a builtin name, and coroutines that are generators."""

from _aliases import GenericAlias, UnionType
from _coroutines import mark


def _function():
    pass


def _generator():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


_created = _coroutine()

FunctionType = type(_function)
LambdaType = FunctionType
GeneratorType = type(_generator())
CoroutineType = type(_created)
AsyncGeneratorType = type(_async_generator())
NoneType = type(None)
BuiltinFunctionType = type(len)

_created.close()
del _created


def coroutine(function):
    """Makes a function whose generators work with `await`."""

    def helper(*args, **keywords):
        return mark(function(*args, **keywords))

    helper.__name__ = function.__name__
    helper.__qualname__ = function.__qualname__
    helper.__wrapped__ = function
    return helper


class SimpleNamespace:
    """Attributes, in the order in which they were set."""

    def __init__(self, /, **keywords):
        object.__setattr__(self, '_names', [])
        for name, value in keywords.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        if name not in self._names:
            self._names.append(name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        object.__delattr__(self, name)
        self._names.remove(name)

    def __eq__(self, other):
        return _attributes(self) == _attributes(other) if isinstance(other, SimpleNamespace) else NotImplemented

    def __repr__(self):
        return 'namespace(' + ', '.join([f'{name}={value!r}' for name, value in _attributes(self).items()]) + ')'


def _attributes(space):
    return {name: getattr(space, name) for name in space._names}
