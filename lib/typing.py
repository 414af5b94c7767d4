"""The names for annotations. At run time they do nothing."""

from _aliases import GenericAlias
from _typed import NamedTuple, Protocol, TypedDict, runtime_checkable

TYPE_CHECKING = False


def _shown(argument):
    if argument is None or argument is type(None):
        return 'None'
    if argument is ...:
        return '...'
    if isinstance(argument, list):
        return '[' + ', '.join([_shown(each) for each in argument]) + ']'
    shown = repr(argument)
    return shown.removeprefix("<class '").removesuffix("'>") if isinstance(argument, type) else shown


class _Form:
    """A name of typing, such as List. `origin` is the type that the name means at run time."""

    def __init__(self, name, origin=None):
        self._name = name
        self._origin = origin

    def __getitem__(self, arguments):
        return _Generic(self, arguments if isinstance(arguments, tuple) else (arguments,))

    def __instancecheck__(self, instance):
        return isinstance(instance, self._type())

    def __subclasscheck__(self, cls):
        return issubclass(cls, self._type())

    def _type(self):
        if self._origin is None:
            raise NotImplementedError(f'gil-lab has no type for {self!r}: use collections.abc or a builtin type')
        return self._origin

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return 'typing.' + self._name


class _Generic(_Form):
    """A form with its arguments, such as List[int]."""

    def __init__(self, form, arguments):
        self._form = form
        self.__args__ = arguments

    @property
    def __origin__(self):
        return self._form._type()

    def __call__(self, /, *args, **keywords):
        raise TypeError(f'Type {self._form._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __instancecheck__(self, instance):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    __subclasscheck__ = __instancecheck__

    def __eq__(self, other):
        return isinstance(other, _Generic) and self._form is other._form and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__args__)

    def __repr__(self):
        return f"{self._form!r}[{', '.join([_shown(each) for each in self.__args__])}]"


class _UnionForm(_Form):
    def __getitem__(self, arguments):
        found = []
        for each in arguments if isinstance(arguments, tuple) else (arguments,):
            for one in each.__args__ if isinstance(each, _UnionOf) else (type(None) if each is None else each,):
                if one not in found:
                    found.append(one)
        return _UnionOf(self, tuple(found)) if len(found) > 1 else found[0]


class _UnionOf(_Generic):
    @property
    def __origin__(self):
        return Union

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if isinstance(other, _UnionOf) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        others = [each for each in self.__args__ if each is not type(None)]
        if len(others) == 1:
            return f'typing.Optional[{_shown(others[0])}]'
        shown = ['NoneType' if each is type(None) else _shown(each) for each in self.__args__]
        return f"typing.Union[{', '.join(shown)}]"


class _Optional(_Form):
    def __getitem__(self, argument):
        return Union[argument, None]


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
Optional = _Optional('Optional')
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
Union = _UnionForm('Union')
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
