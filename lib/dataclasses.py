"""Classes whose methods follow from their fields. CPython writes the methods as text; here they are closures over the fields."""

from _fields import check_arguments


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only

    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
    slots=False, weakref_slot=False
):
    if slots:
        raise NotImplementedError('gil-lab does not make dataclasses with slots')
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    def decorate(cls):
        all_fields = _collect(cls, kw_only, frozen)
        cls.__dataclass_fields__ = all_fields
        cls._dataclass_frozen = frozen
        used = list(all_fields.values())
        if init:
            _set(cls, '__init__', _init_of(cls, used))
        if repr:
            _set(cls, '__repr__', _repr_of([each for each in used if each.repr]))
        compared = [each.name for each in used if each.compare]
        if eq:
            _set(cls, '__eq__', _eq_of(compared))
        if order:
            _add_order(cls, compared)
        if frozen:
            _freeze(cls, all_fields)
        _add_hash(cls, used, eq, frozen, unsafe_hash)
        if match_args:
            cls.__match_args__ = tuple([each.name for each in used if each.init and not each.kw_only])
        return cls

    return decorate if cls is None else decorate(cls)


def _own(cls, name):
    """Returns the attribute that the class itself defines; MISSING if it defines none."""
    value = getattr(cls, name, MISSING)
    for base in cls.__mro__[1:]:
        if getattr(base, name, MISSING) is value:
            return MISSING
    return value


def _set(cls, name, method):
    # A method that the class defines takes precedence.
    if _own(cls, name) is MISSING:
        method.__name__ = name
        method.__qualname__ = f'{cls.__qualname__}.{name}'
        setattr(cls, name, method)


def _collect(cls, kw_only, frozen):
    """Returns the fields by name: those of the bases, then those of the class."""
    found = {}
    for base in reversed(cls.__mro__[1:]):
        inherited = _own(base, '__dataclass_fields__')
        if inherited is not MISSING:
            if frozen and not base._dataclass_frozen:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
            if base._dataclass_frozen and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            for name, each in inherited.items():
                found[name] = each
    annotations = _own(cls, '__annotations__')
    if annotations is MISSING:
        return found
    for name, type in annotations.items():
        plain = type.removeprefix('typing.').removeprefix('dataclasses.').removeprefix('t.')
        if plain.startswith('ClassVar'):
            continue
        if plain.startswith('InitVar'):
            raise NotImplementedError('gil-lab has no dataclasses.InitVar')
        if plain == 'KW_ONLY':
            kw_only = True
            continue
        found[name] = _field_of(cls, name, type, kw_only)
    return found


def _field_of(cls, name, type, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
        if made.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, made.default)
    else:
        made = field(default=default)
    made.name = name
    made.type = type
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    for kind, shown in ((list, 'list'), (dict, 'dict'), (set, 'set')):
        if isinstance(made.default, kind):
            raise ValueError(f"mutable default <class '{shown}'> for field {name} is not allowed: use default_factory")
    return made


def _init_of(cls, fields):
    takes = [each for each in fields if each.init and not each.kw_only]
    by_keyword = [each for each in fields if each.init and each.kw_only]
    optional = None
    for each in takes:
        if each._has_default():
            optional = each
        elif optional is not None:
            raise TypeError(f'non-default argument {each.name!r} follows default argument {optional.name!r}')
    shown = f'{cls.__qualname__}.__init__()'
    takes = [(each.name, each._has_default()) for each in takes]
    by_keyword = [(each.name, each._has_default()) for each in by_keyword]

    def __init__(self, /, *args, **keywords):
        check_arguments(shown, takes, by_keyword, args, keywords)
        position = 0
        for each in fields:
            name = each.name
            if each.init and not each.kw_only and position < len(args):
                value = args[position]
                position += 1
            elif each.init and name in keywords:
                value = keywords[name]
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            elif each.default is not MISSING:
                value = each.default
            else:
                continue
            object.__setattr__(self, name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__()

    return __init__


def _repr_of(fields):
    def __repr__(self):
        parts = [f'{each.name}={getattr(self, each.name)!r}' for each in fields]
        return f"{self.__class__.__qualname__}({', '.join(parts)})"

    return __repr__


def _values(thing, names):
    return tuple([getattr(thing, name) for name in names])


def _eq_of(names):
    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self, names) == _values(other, names)

    return __eq__


def _add_order(cls, names):
    def __lt__(self, other):
        return _values(self, names) < _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return _values(self, names) <= _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return _values(self, names) > _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return _values(self, names) >= _values(other, names) if other.__class__ is self.__class__ else NotImplemented

    for method in (__lt__, __le__, __gt__, __ge__):
        name = method.__name__
        if _own(cls, name) is not MISSING:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering')
        _set(cls, name, method)


def _freeze(cls, fields):
    def __setattr__(self, name, value):
        if self.__class__ is cls or name in fields:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if self.__class__ is cls or name in fields:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        object.__delattr__(self, name)

    cls.__setattr__ = __setattr__
    cls.__delattr__ = __delattr__


def _add_hash(cls, fields, eq, frozen, unsafe_hash):
    names = [each.name for each in fields if (each.compare if each.hash is None else each.hash)]

    def __hash__(self):
        return hash(_values(self, names))

    own = _own(cls, '__hash__')
    if unsafe_hash or (eq and frozen and (own is MISSING or own is None)):
        cls.__hash__ = __hash__
    elif eq and not frozen and own is MISSING:
        cls.__hash__ = None


def is_dataclass(thing):
    return hasattr(thing, '__dataclass_fields__')


def _is_instance(thing):
    return not isinstance(thing, type) and is_dataclass(thing)


def fields(thing):
    if not is_dataclass(thing):
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(thing.__dataclass_fields__.values())


def asdict(thing, *, dict_factory=dict):
    if not _is_instance(thing):
        raise TypeError('asdict() should be called on dataclass instances')
    return _unpacked(thing, lambda one: dict_factory([(each.name, _as_dict(getattr(one, each.name), dict_factory)) for each in fields(one)]))


def _as_dict(value, dict_factory):
    return _unpacked(value, lambda one: asdict(one, dict_factory=dict_factory))


def astuple(thing, *, tuple_factory=tuple):
    if not _is_instance(thing):
        raise TypeError('astuple() should be called on dataclass instances')
    return tuple_factory([_unpacked(getattr(thing, each.name), astuple) for each in fields(thing)])


def _unpacked(value, convert):
    """Converts each instance of a dataclass with `convert`, also inside lists, tuples and dicts. Returns other values unchanged."""
    if _is_instance(value):
        return convert(value)
    if isinstance(value, list):
        return [_unpacked(each, convert) for each in value]
    if isinstance(value, tuple):
        return tuple([_unpacked(each, convert) for each in value])
    if isinstance(value, dict):
        return {_unpacked(key, convert): _unpacked(each, convert) for key, each in value.items()}
    return value


def replace(thing, /, **changes):
    if not _is_instance(thing):
        raise TypeError('replace() should be called on dataclass instances')
    for each in fields(thing):
        if not each.init:
            if each.name in changes:
                raise ValueError(
                    f'field {each.name} is declared with init=False, it cannot be specified with replace()'
                )
        elif each.name not in changes:
            changes[each.name] = getattr(thing, each.name)
    return thing.__class__(**changes)


class KW_ONLY:
    pass
