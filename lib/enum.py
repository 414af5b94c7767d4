"""Enumerations, as in CPython's enum module, without its internal helpers.

CPython's members of IntEnum are ints. Here each member holds an int, like an instance of any other subclass of a builtin type.
"""

from _derived import Int, Str


class auto:
    """A value that the class chooses with _generate_next_value_(). Enum chooses the largest value so far plus one, or 1 at first."""

    def __init__(self, value=None):
        self.value = value


def _is_member(name, value):
    if name[:1] == '_' and (name[-1:] == '_' or '__' in name):
        return False
    if callable(value) and not isinstance(value, type):
        return False
    return not isinstance(value, (staticmethod, classmethod, property)) and not hasattr(type(value), '__get__')


class EnumType(type):
    def __new__(metacls, name, bases, namespace, /, *, boundary=None, **keywords):
        base = next((each for each in bases if isinstance(each, EnumType)), None)
        if base is not None and base._member_names_:
            raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
        values = {}
        rest = {}
        for each, value in namespace.items():
            (values if base is not None and _is_member(each, value) else rest)[each] = value
        cls = super().__new__(metacls, name, bases, rest, **keywords)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        taken = []
        for each, value in values.items():
            if isinstance(value, auto):
                value = cls._generate_next_value_(each, 1, len(cls._member_names_), list(taken))
            taken.append(value)
            cls._add_member(each, value)
        return cls

    def _add_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls.__new__ is object.__new__:
            member = object.__new__(cls)
            made = value
        else:
            member = cls.__new__(cls, *args)
            made = getattr(member, '_value_', value)
        member._value_ = made
        for known in cls._member_map_.values():
            if known._value_ == made:
                cls._member_map_[name] = known
                setattr(cls, name, known)
                return
        member._name_ = name
        member.__objclass__ = cls
        member._sort_order_ = len(cls._member_names_)
        member.__init__(*args)
        cls._member_names_.append(name)
        cls._member_map_[name] = member
        setattr(cls, name, member)

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls._lookup(value)
        return _functional(cls, value, names, start)

    def _lookup(cls, value):
        for member in cls._member_map_.values():
            if member is value or member._value_ == value:
                return member
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        return any([member is value or member._value_ == value for member in cls._member_map_.values()])

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f'<enum {cls.__name__!r}>'


EnumMeta = EnumType


def _functional(cls, name, names, start):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, dict):
        pairs = list(names.items())
    else:
        pairs = []
        for at, each in enumerate(names):
            if isinstance(each, str):
                taken = [value for _, value in pairs]
                pairs.append((each, cls._generate_next_value_(each, start, at, taken)))
            else:
                pairs.append(tuple(each))
    return EnumType(name, (cls,), dict(pairs))


class Enum(metaclass=EnumType):
    """A group of named values."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    def __init__(self, *args):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)


class ReprEnum(Enum):
    """An enumeration whose members have the str() of their values."""


class IntEnum(Int, ReprEnum):
    """Members that are also ints."""

    def __str__(self):
        return repr(self._value)

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'


class StrEnum(Str, ReprEnum):
    """Members that are also strs."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'


class Flag(Enum):
    """Values that can be combined with |, & and ^."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _missing_(cls, value):
        every = 0
        for member in cls._member_map_.values():
            every |= member._value_
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if value < 0:
            value = every & value
        if value & ~every:
            raise ValueError(f'{cls!r} invalid value {value!r}\n    given {bin(value)}\n  allowed {bin(every)}')
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        made = object.__new__(cls)
        made._value_ = value
        made._name_ = '|'.join([one._name_ for one in cls if one._value_ & value == one._value_]) or None
        made.__objclass__ = cls
        cls._value2member_map_[value] = made
        return made

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else type(self)(self._value_ ^ value)

    def __invert__(self):
        return type(self)(~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return iter([one for one in type(self) if one._value_ & self._value_ == one._value_])

    def __len__(self):
        return len(list(iter(self)))

    def __repr__(self):
        name = f'.{self._name_}' if self._name_ else ''
        return f'<{type(self).__name__}{name}: {self._value_!r}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}' if self._name_ else f'{type(self).__name__}({self._value_!r})'


def unique(enumeration):
    """Raises a ValueError for an enumeration in which two names have the same value."""
    found = [f'{name} -> {member.name}' for name, member in enumeration.__members__.items() if name != member.name]
    if found:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(found)}")
    return enumeration
