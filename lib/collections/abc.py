"""Abstract base classes of containers, iterators and callables, with the methods that they give to their subclasses.

A builtin value has no special methods as attributes, so a class cannot recognize the value by its methods. Each class therefore has
`_facts`: the class itself, the builtin types that count as its subclasses, a test for values of types without a name, such as iterators,
and the methods that make any other class a subclass.
"""

from abc import ABCMeta, abstractmethod
from types import AsyncGeneratorType, CoroutineType, GeneratorType

from _collections import deque


class _Meta(ABCMeta):
    def __instancecheck__(cls, instance):
        owner, types, test, methods = cls._facts
        if owner is cls:
            if isinstance(instance, types):
                return True
            try:
                type(instance)
            except NotImplementedError:
                return test(instance)
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        owner, types, test, methods = cls._facts
        if owner is cls:
            if issubclass(subclass, types):
                return True
            if methods and all([getattr(subclass, each, None) is not None for each in methods]):
                return True
        return super().__subclasscheck__(subclass)

    def __getitem__(cls, arguments):
        from _aliases import alias_of

        return alias_of(cls, arguments)


def _never(value):
    return False


def _is_iterable(value):
    try:
        iter(value)
    except TypeError:
        return False
    return True


def _is_iterator(value):
    return _is_iterable(value) and iter(value) is value


def _has_length(value):
    try:
        len(value)
    except TypeError:
        return False
    return True


def _is_set(value):
    try:
        value & frozenset()
    except TypeError:
        return False
    return True


_FUNCTIONS = (type(_never), type(len), type(deque().append))
_TOOLS = (zip, map, filter, enumerate, reversed, GeneratorType)
_SEQUENCES = (list, tuple, str, bytes, range, deque)
_CONTAINERS = (*_SEQUENCES, dict, set, frozenset)


class Hashable(metaclass=_Meta):
    @abstractmethod
    def __hash__(self):
        return 0


def _has_hash(value):
    return not isinstance(value, (list, dict, set, deque)) and not _is_set(value)


Hashable._facts = (
    Hashable,
    (int, float, str, bytes, tuple, frozenset, range, type(None), type, *_FUNCTIONS, *_TOOLS, CoroutineType, AsyncGeneratorType),
    _has_hash,
    ('__hash__',),
)


class Sized(metaclass=_Meta):
    @abstractmethod
    def __len__(self):
        return 0


Sized._facts = (Sized, _CONTAINERS, _has_length, ('__len__',))


class Container(metaclass=_Meta):
    @abstractmethod
    def __contains__(self, item):
        return False


Container._facts = (Container, _CONTAINERS, _has_length, ('__contains__',))


class Callable(metaclass=_Meta):
    @abstractmethod
    def __call__(self, *args, **keywords):
        return False


Callable._facts = (Callable, (type, *_FUNCTIONS), callable, ('__call__',))


class Iterable(metaclass=_Meta):
    @abstractmethod
    def __iter__(self):
        return iter(())


Iterable._facts = (Iterable, (*_CONTAINERS, *_TOOLS), _is_iterable, ('__iter__',))


class Iterator(Iterable):
    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


Iterator._facts = (Iterator, _TOOLS, _is_iterator, ('__iter__', '__next__'))


def _close(resumable, kind):
    try:
        resumable.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f'{kind} ignored GeneratorExit')


class Generator(Iterator):
    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        _close(self, 'generator')


Generator._facts = (Generator, GeneratorType, _never, ('__iter__', '__next__', 'send', 'throw', 'close'))


class Reversible(Iterable):
    @abstractmethod
    def __reversed__(self):
        return iter(())


Reversible._facts = (Reversible, (list, tuple, str, bytes, range, deque, dict), _never, ('__reversed__', '__iter__'))


class Collection(Sized, Iterable, Container):
    pass


Collection._facts = (Collection, _CONTAINERS, _has_length, ('__len__', '__iter__', '__contains__'))


class Awaitable(metaclass=_Meta):
    @abstractmethod
    def __await__(self):
        yield


Awaitable._facts = (Awaitable, CoroutineType, _never, ('__await__',))


class Coroutine(Awaitable):
    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        _close(self, 'coroutine')


Coroutine._facts = (Coroutine, CoroutineType, _never, ('__await__', 'send', 'throw', 'close'))


class AsyncIterable(metaclass=_Meta):
    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


AsyncIterable._facts = (AsyncIterable, AsyncGeneratorType, _never, ('__aiter__',))


class AsyncIterator(AsyncIterable):
    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


AsyncIterator._facts = (AsyncIterator, AsyncGeneratorType, _never, ('__anext__', '__aiter__'))


class AsyncGenerator(AsyncIterator):
    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise typ if val is None else val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


AsyncGenerator._facts = (AsyncGenerator, AsyncGeneratorType, _never, ('__aiter__', '__anext__', 'asend', 'athrow', 'aclose'))


# The compiler omits this import if the program mentions none of its names.
from _mixins import Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set
