"""ExceptionGroup and BaseExceptionGroup, and what `except*` does with them.

CPython implements these classes in C. The machine prints the tracebacks of groups: it finds the members in the attribute `exceptions`.
"""

from _exceptions import copy_trace


class BaseExceptionGroup(BaseException):
    """A combination of multiple unrelated exceptions."""

    __module__ = 'builtins'
    _is_group = True

    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(f'BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}')
        if not isinstance(exceptions, (list, tuple)):
            raise TypeError('second argument (exceptions) must be a sequence')
        if not exceptions:
            raise ValueError('second argument (exceptions) must be a non-empty sequence')
        for at, each in enumerate(exceptions):
            if not isinstance(each, BaseException):
                raise ValueError(f'Item {at} of second argument (exceptions) is not an exception')
        if all([isinstance(each, Exception) for each in exceptions]):
            if cls is BaseExceptionGroup:
                cls = ExceptionGroup
        elif issubclass(cls, Exception):
            if cls is ExceptionGroup:
                raise TypeError('Cannot nest BaseExceptions in an ExceptionGroup')
            raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        self = super().__new__(cls, message, exceptions)
        self._message = message
        self.exceptions = tuple(exceptions)
        return self

    @property
    def message(self):
        """exception message"""
        return self._message

    def __str__(self):
        count = len(self.exceptions)
        return f"{self._message} ({count} sub-exception{'s' if count > 1 else ''})"

    def __class_getitem__(cls, arguments):
        return cls

    def derive(self, exceptions, /):
        return BaseExceptionGroup(self._message, exceptions)

    def split(self, condition, /):
        return _split(self, _matcher(condition))

    def subgroup(self, condition, /):
        return _split(self, _matcher(condition), False)[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = 'builtins'


def _is_type(condition):
    return isinstance(condition, type) and issubclass(condition, BaseException)


def _matcher(condition):
    if _is_type(condition) or (isinstance(condition, tuple) and all([_is_type(each) for each in condition])):
        return lambda error: isinstance(error, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError('expected a function, exception type or tuple of exception types')


def _split(error, matches, keeps_rest=True):
    """Splits an exception into its matching part and the rest. Both keep the nesting of the groups. An empty part is None.

    If `keeps_rest` is false, the rest is incomplete, and the caller must not use it.
    """
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matched = []
    rest = []
    for each in error.exceptions:
        one, other = _split(each, matches, keeps_rest)
        if one is not None:
            matched.append(one)
        if other is not None and keeps_rest:
            rest.append(other)
    return _derived(error, matched), _derived(error, rest)


def _derived(group, exceptions):
    """Makes a group of some members of `group`, with the same traceback, context, cause and notes. Returns None for no members."""
    if not exceptions:
        return None
    made = group.derive(exceptions)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    copy_trace(group, made)
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    made.__suppress_context__ = group.__suppress_context__
    for note in getattr(group, '__notes__', ()):
        made.add_note(note)
    return made


# --- except* --------------------------------------------------------------------------------------------------------------------------


def _check_type(condition):
    for each in condition if isinstance(condition, tuple) else (condition,):
        if not _is_type(each):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(each, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')


def take(error, condition):
    """Returns the group that an `except*` clause handles, and the rest of the exception. Either can be None."""
    _check_type(condition)
    if error is None:
        return None, None
    if isinstance(error, condition):
        if isinstance(error, BaseExceptionGroup):
            return error, None
        group = BaseExceptionGroup('', (error,))
        copy_trace(error, group)
        return group, None
    if isinstance(error, BaseExceptionGroup):
        return _split(error, lambda each: isinstance(each, condition))
    return None, error


def _leaves(error, found):
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            _leaves(each, found)
    elif error is not None:
        found.append(error)
    return found


def _projection(error, kept):
    """Returns the part of a group that has only the members in `kept`."""
    return _split(error, lambda each: not isinstance(each, BaseExceptionGroup) and any([each is one for one in kept]), False)[0]


def join(error, raised, rest):
    """Returns what an `except*` statement raises at its end: the exceptions that its clauses raised, and those that no clause handled."""
    if not isinstance(error, BaseExceptionGroup):
        return raised[0] if raised else rest
    again = []
    new = []
    known = _leaves(error, [])
    for each in raised:
        is_part = all([any([leaf is one for one in known]) for leaf in _leaves(each, [])])
        (again if is_part and isinstance(each, BaseExceptionGroup) else new).append(each)
    kept = []
    for each in again + [rest]:
        _leaves(each, kept)
    unhandled = _projection(error, kept) if kept else None
    if not new:
        return unhandled
    if unhandled is not None:
        new.append(unhandled)
    return new[0] if len(new) == 1 else BaseExceptionGroup('', new)
