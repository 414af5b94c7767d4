"""Methods that a program takes from a builtin type, not from an object, such as str.upper. Also the builtin vars()."""


class unbound:
    """A method of a type. Its first argument is the object."""

    def __init__(self, owner, name):
        self.__objclass__ = owner
        self.__name__ = name
        self.__qualname__ = f'{owner.__name__}.{name}'

    def __call__(self, /, *args, **keywords):
        owner = self.__objclass__
        if not args:
            raise TypeError(f'unbound method {self.__qualname__}() needs an argument')
        if not isinstance(args[0], owner):
            shown = type(args[0]).__name__
            raise TypeError(f"descriptor '{self.__name__}' for '{owner.__name__}' objects doesn't apply to a '{shown}' object")
        return getattr(args[0], self.__name__)(*args[1:], **keywords)

    def __repr__(self):
        return f"<method '{self.__name__}' of '{self.__objclass__.__name__}' objects>"


def vars(object, /):
    try:
        return object.__dict__
    except AttributeError:
        raise TypeError('vars() argument must have __dict__ attribute') from None
