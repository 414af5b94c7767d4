"""The names for annotations. At run time they do nothing."""

from _aliases import GenericAlias
from _forms import _Form, Optional, Union
from _typed import NamedTuple, Protocol, TypedDict, runtime_checkable

TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
        self._sign = '+' if covariant else '-' if contravariant else '~'

    def __typing_subst__(self, argument):
        return argument

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self._sign + self.__name__


class ParamSpec:
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.args = _Part(name, 'args')
        self.kwargs = _Part(name, 'kwargs')

    def __typing_subst__(self, argument):
        return argument

    def __repr__(self):
        return '~' + self.__name__


class _Part:
    """The positional or the keyword parameters of a ParamSpec."""

    def __init__(self, name, part):
        self._shown = f'{name}.{part}'

    def __repr__(self):
        return self._shown


class Generic:
    """The base of classes with type parameters: class Stack(Generic[T])."""

    def __class_getitem__(cls, arguments):
        return GenericAlias(cls, arguments)


AbstractSet = _Form('AbstractSet')
Annotated = _Form('Annotated')
Any = _Form('Any')
AnyStr = TypeVar('AnyStr', bytes, str)
AsyncGenerator = _Form('AsyncGenerator')
AsyncIterable = _Form('AsyncIterable')
AsyncIterator = _Form('AsyncIterator')
Awaitable = _Form('Awaitable')
BinaryIO = _Form('BinaryIO')
Callable = _Form('Callable')
ChainMap = _Form('ChainMap')
ClassVar = _Form('ClassVar')
Collection = _Form('Collection')
Concatenate = _Form('Concatenate')
Container = _Form('Container')
Coroutine = _Form('Coroutine')
Counter = _Form('Counter')
DefaultDict = _Form('DefaultDict')
Deque = _Form('Deque')
Dict = _Form('Dict', dict)
Final = _Form('Final')
FrozenSet = _Form('FrozenSet', frozenset)
Generator = _Form('Generator')
Hashable = _Form('Hashable')
IO = _Form('IO')
ItemsView = _Form('ItemsView')
Iterable = _Form('Iterable')
Iterator = _Form('Iterator')
KeysView = _Form('KeysView')
List = _Form('List', list)
Literal = _Form('Literal')
LiteralString = _Form('LiteralString')
Mapping = _Form('Mapping')
MutableMapping = _Form('MutableMapping')
MutableSequence = _Form('MutableSequence')
MutableSet = _Form('MutableSet')
Never = _Form('Never')
NoReturn = _Form('NoReturn')
NotRequired = _Form('NotRequired')
OrderedDict = _Form('OrderedDict')
Required = _Form('Required')
Reversible = _Form('Reversible')
Self = _Form('Self')
Sequence = _Form('Sequence')
Set = _Form('Set', set)
Sized = _Form('Sized')
Text = str
TextIO = _Form('TextIO')
Tuple = _Form('Tuple', tuple)
Type = _Form('Type', type)
TypeAlias = _Form('TypeAlias')
TypeGuard = _Form('TypeGuard')
TypeIs = _Form('TypeIs')
Unpack = _Form('Unpack')
ValuesView = _Form('ValuesView')


def cast(kind, value):
    return value


def overload(function):
    return function


def final(thing):
    return thing


class NewType:
    """A name for a type. A call returns its argument."""

    def __init__(self, name, kind):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = kind

    def __call__(self, value, /):
        return value

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f'__main__.{self.__name__}'


def override(method):
    return method


def no_type_check(thing):
    return thing


def assert_never(value, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {value!r}')


def assert_type(value, kind, /):
    return value


def get_origin(kind):
    return getattr(kind, '__origin__', None)


def get_args(kind):
    return getattr(kind, '__args__', ())
