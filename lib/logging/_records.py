"""Log records, formatters and filters."""

from _frames import frames as _frames
from _thread import _current_thread, get_ident
from logging._styles import STYLES
from os import getpid
from time import localtime, strftime, time_ns
from traceback import format_exception, format_stack

_START = time_ns()

NAMES_OF_LEVELS = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
LEVELS = {
    'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10,
    'NOTSET': 0,
}


def level_name(level):
    name = NAMES_OF_LEVELS.get(level)
    if name is None:
        name = LEVELS.get(level)
    return f'Level {level}' if name is None else name


def check_level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in LEVELS:
        raise ValueError(f'Unknown level: {level!r}')
    return LEVELS[level]


def caller(stacklevel):
    """Returns the file, line number and function of the frame that called the library. A `stacklevel` above 1 means a frame further out.
    The library's own frames do not count."""
    frames = _frames(None, max(stacklevel, 1))
    if not frames:
        return '(unknown file)', 0, '(unknown function)'
    path, number, function, _ = frames[-1].split('\n', 3)
    return path, int(number), function


def stack_text():
    return 'Stack (most recent call last):\n' + ''.join(format_stack())[:-1]


class LogRecord:
    """One event. Its attributes are in a dict, because formats and `extra` name them by strings."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time_ns()
        if len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        filename = pathname.split('/')[-1]
        object.__setattr__(self, '_values', {
            'name': name,
            'msg': msg,
            'args': args,
            'levelname': level_name(level),
            'levelno': level,
            'pathname': pathname,
            'filename': filename,
            'module': filename.rsplit('.', 1)[0],
            'exc_info': exc_info,
            'exc_text': None,
            'stack_info': sinfo,
            'lineno': lineno,
            'funcName': func,
            'created': now / 1e9,
            'msecs': now % 1000000000 // 1000000 + 0.0,
            'relativeCreated': (now - _START) / 1e6,
            'thread': get_ident(),
            'threadName': _current_thread().name,
            'processName': 'MainProcess',
            'process': getpid(),
            'taskName': None,
        })

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"'LogRecord' object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        self._values[name] = value

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text


class Formatter:
    """Turns a record into text."""

    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in STYLES:
            raise ValueError(f"Style must be one of: {','.join(STYLES)}")
        self._style = STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt
        self.converter = localtime

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return strftime(datefmt, moment)
        text = strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        return ''.join(format_exception(ei[0], ei[1], ei[2])).removesuffix('\n')

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = f'{text}{"" if text.endswith(chr(10)) else chr(10)}{more}'
        return text


class Filter:
    """Accepts the records of one logger and of the loggers below it."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        return self.nlen == 0 or record.name == self.name or record.name.startswith(f'{self.name}.')


class Filterer:
    """The filters of a logger or handler."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Returns the record, or its replacement from a filter. Returns False if a filter rejects it."""
        for one in self.filters:
            result = one.filter(record) if hasattr(one, 'filter') else one(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


# repr() must show the public module, from which programs import these classes.
LogRecord.__module__ = 'logging'
Formatter.__module__ = 'logging'
Filter.__module__ = 'logging'
Filterer.__module__ = 'logging'
