"""Types with arguments, such as list[int], and unions of types, such as int | str."""


class GenericAlias:
    __module__ = 'types'

    def __init__(self, origin, args, /):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __call__(self, /, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, items):
        return GenericAlias(self.__origin__, _substituted(self, self.__args__, items))

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(tuple([tuple(each) if isinstance(each, list) else each for each in self.__args__]))

    def __or__(self, other):
        return _joined(self, other)

    def __ror__(self, other):
        return _joined(other, self)

    def __repr__(self):
        return f"{_shown(self.__origin__)}[{', '.join([_shown(each) for each in self.__args__]) or '()'}]"

    def __instancecheck__(self, instance):
        raise TypeError('isinstance() argument 2 cannot be a parameterized generic')

    def __subclasscheck__(self, cls):
        raise TypeError('issubclass() argument 2 cannot be a parameterized generic')


class UnionType:
    __module__ = 'types'

    def __init__(self, args):
        self.__args__ = args

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __getitem__(self, items):
        return _united(_substituted(self, self.__args__, items))

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if isinstance(other, UnionType) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return _joined(self, other)

    def __ror__(self, other):
        return _joined(other, self)

    def __repr__(self):
        return ' | '.join(['None' if each is _NoneType else _shown(each) for each in self.__args__])

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


_NoneType = type(None)


def alias_of(origin, args):
    """Returns origin[args]."""
    return GenericAlias(origin, args)


def base_of(base):
    """Returns the class that a base of a class statement means: Stack for Stack[int]."""
    return base.__origin__ if isinstance(base, GenericAlias) else base


def union_of(left, right):
    """Returns left | right. At least one of them looks like a type to the compiler."""
    if _is_member(left) and _is_member(right) and not (left is right is None):
        return _united((left, right))
    return left | right


def _joined(left, right):
    """Returns left | right for the methods of aliases and unions."""
    return _united((left, right)) if _is_member(left) and _is_member(right) else NotImplemented


def _is_alias(value):
    return isinstance(value, (GenericAlias, UnionType))


def _is_member(value):
    return value is None or isinstance(value, (type, GenericAlias, UnionType))


def _united(values):
    args = []
    for value in values:
        for each in value.__args__ if isinstance(value, UnionType) else (_NoneType if value is None else value,):
            if each not in args:
                args.append(each)
    return UnionType(tuple(args)) if len(args) > 1 else args[0]


def _parameters(args):
    """Returns the type variables among the arguments, each once."""
    found = []
    for each in args:
        inner = _parameters(each) if isinstance(each, list) else getattr(each, '__parameters__', ())
        for one in (each,) if hasattr(each, '__typing_subst__') else inner:
            if one not in found:
                found.append(one)
    return tuple(found)


def _substituted(alias, args, items):
    names = alias.__parameters__
    if not names:
        raise TypeError(f'{alias!r} is not a generic class')
    items = items if isinstance(items, tuple) else (items,)
    if len(items) != len(names):
        size = 'many' if len(items) > len(names) else 'few'
        raise TypeError(f'Too {size} arguments for {alias!r}; actual {len(items)}, expected {len(names)}')
    given = dict(zip(names, items))
    return tuple([_replaced(each, given) for each in args])


def _replaced(value, given):
    if isinstance(value, list):
        return [_replaced(each, given) for each in value]
    if value in given:
        return given[value]
    inner = _parameters((value,))
    return value[tuple([given[each] for each in inner])] if inner else value


def _shown(value):
    if value is ...:
        return '...'
    if isinstance(value, list):
        return '[' + ', '.join([_shown(each) for each in value]) + ']'
    if _is_alias(value) or not hasattr(value, '__qualname__'):
        return repr(value)
    return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
