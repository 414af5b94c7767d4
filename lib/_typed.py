"""Bases of typing: NamedTuple, TypedDict and Protocol."""

from abc import ABCMeta
from collections import namedtuple

from _aliases import GenericAlias


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        if not bases:
            return super().__new__(metacls, name, bases, namespace)
        names = list(namespace.get('__annotations__', ()))
        defaults = []
        for each in names:
            if each in namespace:
                defaults.append(each)
            elif defaults:
                plural = 's' if len(defaults) > 1 else ''
                raise TypeError(f"Non-default namedtuple field {each} cannot follow default field{plural} {', '.join(defaults)}")
        made = namedtuple(name, names, defaults=[namespace[each] for each in defaults], module=namespace['__module__'])
        made.__qualname__ = namespace['__qualname__']
        for each, value in namespace.items():
            if each not in names and each not in ('__module__', '__qualname__'):
                setattr(made, each, value)
        return made

    def __call__(cls, typename, fields=()):
        return namedtuple(typename, [name for name, kind in fields])


class NamedTuple(metaclass=_NamedTupleMeta):
    """The base of classes whose annotated names are the fields of a named tuple."""

    __module__ = 'typing'


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True):
        return super().__new__(metacls, name, bases, namespace)

    def __call__(cls, /, *args, **keywords):
        # The functional form, TypedDict('Movie', {'name': str}), gives a type whose calls make dicts.
        return dict if cls is TypedDict else dict(*args, **keywords)


class TypedDict(metaclass=_TypedDictMeta):
    """The base of classes that describe dicts. A call of such a class makes a dict."""

    __module__ = 'typing'


# Names of a class body that are no members of a protocol.
_OTHERS = ('__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__qualname__', '__slots__')


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        cls._is_protocol = not bases or Protocol in bases
        cls._is_runtime_protocol = False
        own = [*namespace, *namespace.get('__annotations__', ())] if bases and cls._is_protocol else []
        names = {each for each in own if each not in _OTHERS}
        for base in bases:
            names.update(getattr(base, '_protocol_names', ()))
        cls._protocol_names = names
        return cls

    def __call__(cls, /, *args, **keywords):
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
        return super().__call__(*args, **keywords)

    def __instancecheck__(cls, instance):
        if not cls._is_protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__instancecheck__(instance) or all([hasattr(instance, each) for each in cls._protocol_names])

    def __subclasscheck__(cls, subclass):
        is_derived = super().__subclasscheck__(subclass)
        if is_derived or not cls._is_protocol or cls is Protocol:
            return is_derived
        if not cls._is_runtime_protocol:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all([getattr(subclass, each, None) is not None for each in cls._protocol_names])


class Protocol(metaclass=_ProtocolMeta):
    """The base of protocols. A protocol is a class that names the attributes which other classes must have."""

    __module__ = 'typing'

    def __class_getitem__(cls, arguments):
        return GenericAlias(cls, arguments)


def runtime_checkable(cls):
    """Makes isinstance() work with a protocol."""
    cls._is_runtime_protocol = True
    return cls
