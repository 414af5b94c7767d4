"""The names of typing that take type arguments, such as List and Union."""


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


Optional = _Optional('Optional')
Union = _UnionForm('Union')
