"""Warnings, with CPython's filters. A warning shows the line of the program that causes it."""

import sys
from _frames import frames as _frames
from sys import argv as _argv

__all__ = [
    'warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings', 'catch_warnings',
    'WarningMessage',
]

_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')
# The default filters: action, start of the message, category, whether only the main file matches, and line (0 means any).
_filters = [
    ('default', '', DeprecationWarning, True, 0),
    ('ignore', '', DeprecationWarning, False, 0),
    ('ignore', '', PendingDeprecationWarning, False, 0),
    ('ignore', '', ImportWarning, False, 0),
    ('ignore', '', ResourceWarning, False, 0),
]
# The keys of the warnings that have appeared and do not appear again. The action "default" has one key per place, "module" one per file,
# and "once" one for the whole program.
_shown = set()
# The lists of the active catch_warnings(record=True). The innermost is the last.
_records = []


class WarningMessage:
    """A warning that catch_warnings(record=True) records."""

    def __init__(self, message, category, filename, lineno, line=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.line = line

    def __str__(self):
        parts = f'message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}'
        return f'{{{parts}, lineno : {self.lineno}, line : {self.line!r}}}'


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')
    frames = _frames(None, max(stacklevel, 1))
    filename, number, _, line = frames[-1].split('\n', 3)
    _warn(message, category, filename, int(number), line)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        category = type(message)
    _warn(message, category, filename, lineno, '')


def _warn(message, category, filename, lineno, line):
    text = str(message)
    action = _action(text, category, filename, lineno)
    error = message if isinstance(message, Warning) else category(message)
    if action == 'error':
        raise error
    if action == 'ignore':
        return
    place = {'default': (filename, lineno), 'module': filename, 'once': ''}.get(action)
    if place is not None:
        key = (action, text, category.__name__, place)
        if key in _shown:
            return
        _shown.add(key)
    if _records:
        _records[-1].append(WarningMessage(error, category, filename, lineno))
    else:
        sys.stderr.write(formatwarning(error, category, filename, lineno, line))


def _action(text, category, filename, lineno):
    for action, start, wanted, is_main, line in _filters:
        fits = text.lower().startswith(start.lower()) and issubclass(category, wanted)
        if fits and (not is_main or filename == _argv[0]) and line in (0, lineno):
            return action
    return 'default'


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def formatwarning(message, category, filename, lineno, line=None):
    source = f'  {line.strip()}\n' if line else ''
    return f'{filename}:{lineno}: {category.__name__}: {message}\n{source}'


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add(action, '', category, lineno, append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    if module:
        raise NotImplementedError('gil-lab filters warnings by message, category and line, not by module')
    for letter in message.removesuffix('.*'):
        if letter in '\\^$.|?*+()[]{}':
            raise NotImplementedError('gil-lab filters warnings by the beginning of their message, not by a regular expression')
    _add(action, message.removesuffix('.*'), category, lineno, append)


def _add(action, message, category, lineno, append):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    item = (action, message, category, False, lineno)
    if item in _filters:
        if append:
            return
        _filters.remove(item)
    _filters.insert(len(_filters) if append else 0, item)
    _shown.clear()


def resetwarnings():
    _filters.clear()
    _shown.clear()


class catch_warnings:
    """Restores the filters at the end of a `with`. With `record`, `as` gets a list that collects the warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._saved = _filters.copy()
        _shown.clear()
        log = [] if self._record else None
        if self._record:
            _records.append(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *error):
        _filters[:] = self._saved
        _shown.clear()
        if self._record:
            _records.pop()
