"""The names for annotations. At run time they do nothing."""

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
    """A name of typing, such as List."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, arguments):
        return _Generic(self, arguments if isinstance(arguments, tuple) else (arguments,))

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

    def __eq__(self, other):
        return isinstance(other, _Generic) and self._form is other._form and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__args__)

    def __repr__(self):
        return f"{self._form!r}[{', '.join([_shown(each) for each in self.__args__])}]"


class _Optional(_Form):
    def __getitem__(self, argument):
        return _OptionalOf(self, (argument,))


class _OptionalOf(_Generic):
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self._sign = '+' if covariant else '-' if contravariant else '~'

    def __repr__(self):
        return self._sign + self.__name__


Any = _Form('Any')
AnyStr = TypeVar('AnyStr', bytes, str)
AsyncGenerator = _Form('AsyncGenerator')
AsyncIterable = _Form('AsyncIterable')
AsyncIterator = _Form('AsyncIterator')
Awaitable = _Form('Awaitable')
Callable = _Form('Callable')
ClassVar = _Form('ClassVar')
Collection = _Form('Collection')
Container = _Form('Container')
Coroutine = _Form('Coroutine')
Counter = _Form('Counter')
DefaultDict = _Form('DefaultDict')
Deque = _Form('Deque')
Dict = _Form('Dict')
Final = _Form('Final')
FrozenSet = _Form('FrozenSet')
Generator = _Form('Generator')
Hashable = _Form('Hashable')
Iterable = _Form('Iterable')
Iterator = _Form('Iterator')
List = _Form('List')
Literal = _Form('Literal')
Mapping = _Form('Mapping')
MutableMapping = _Form('MutableMapping')
MutableSequence = _Form('MutableSequence')
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Optional = _Optional('Optional')
Self = _Form('Self')
Sequence = _Form('Sequence')
Set = _Form('Set')
Sized = _Form('Sized')
Tuple = _Form('Tuple')
Type = _Form('Type')
Union = _Form('Union')


def cast(kind, value):
    return value


def overload(function):
    return function


def final(thing):
    return thing


def NewType(name, kind):
    def new(value):
        return value

    return new
