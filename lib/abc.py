"""Abstract base classes.

CPython stores the virtual subclasses in C and caches the results of checks. Here each class has a list of its virtual subclasses.
"""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def _is_abstract(value):
    if isinstance(value, property):
        return any([_is_abstract(each) for each in (value.fget, value.fset, value.fdel)])
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    return bool(getattr(value, '__isabstractmethod__', False))


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **keywords):
        cls = super().__new__(mcls, name, bases, namespace, **keywords)
        names = {each for each, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for each in getattr(base, '__abstractmethods__', ()):
                if _is_abstract(getattr(cls, each, None)):
                    names.add(each)
        cls.__abstractmethods__ = frozenset(names)
        quoted = ', '.join([repr(each) for each in sorted(names)])
        # If this text is not empty, the machine refuses to instantiate the class. Its error message ends with this text.
        cls._abstract_methods = f"method{'s' if len(names) > 1 else ''} {quoted}" if names else ''
        cls._abc_registry = []
        cls._abc_children = []
        for base in bases:
            if isinstance(type(base), type) and hasattr(base, '_abc_children'):
                base._abc_children.append(cls)
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        hook = getattr(cls, '__subclasshook__', None)
        answer = NotImplemented if hook is None else hook(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in getattr(subclass, '__mro__', ()):
            return True
        return any([issubclass(subclass, each) for each in cls._abc_registry + cls._abc_children])


class ABC(metaclass=ABCMeta):
    pass
