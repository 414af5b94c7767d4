"""The tree of loggers."""

import sys
from _at_fork import register_at_fork
from _thread import RLock
from logging._handlers import StderrHandler
from logging._records import Filterer, LogRecord, caller, check_level, level_name, stack_text

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

lock = RLock()


class Logger(Filterer):
    """A name in the tree of loggers. A record goes to the handlers of its logger and of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = check_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = check_level(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in record._values:
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            record._values[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, number, function = caller(stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        stack = stack_text() if stack_info else None
        self.handle(self.makeRecord(self.name, level, path, number, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        if self.disabled:
            return
        passed = self.filter(record)
        if passed:
            self.callHandlers(passed)

    def addHandler(self, hdlr):
        with lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        found = False
        logger = self
        while logger:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and _disabled < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f'{self.name}.{suffix}')

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name} ({level_name(self.getEffectiveLevel())})>'


class RootLogger(Logger):
    def __init__(self, level):
        Logger.__init__(self, 'root', level)


root = RootLogger(WARNING)
lastResort = StderrHandler(WARNING)
loggers = {}
# Loggers drop records up to this level.
_disabled = 0


def getLogger(name=None):
    if not name or name == root.name:
        return root
    if not isinstance(name, str):
        raise TypeError('A logger name must be a string')
    with lock:
        if name not in loggers:
            loggers[name] = Logger(name)
            _link(loggers[name])
        return loggers[name]


def _link(logger):
    """Links a new logger to the loggers above and below it. Those below it may be older."""
    above = logger.name
    logger.parent = root
    while '.' in above and logger.parent is root:
        above = above.rpartition('.')[0]
        logger.parent = loggers.get(above, root)
    for other in loggers.values():
        if other.name.startswith(f'{logger.name}.') and not other.parent.name.startswith(logger.name):
            other.parent = logger


def makeLogRecord(dict):
    record = LogRecord('', NOTSET, '', 0, '', (), None)
    record._values.update(dict)
    return record


def disable(level=CRITICAL):
    global _disabled
    _disabled = check_level(level)


# repr() must show the public module, from which programs import these classes.
Logger.__module__ = 'logging'
RootLogger.__module__ = 'logging'


def _after_fork_in_child():
    """Replaces the locks of the handlers, because a thread that does not exist in the child may hold them."""
    for logger in [root, *loggers.values()]:
        for handler in logger.handlers:
            handler.createLock()
    lock.release()


register_at_fork(before=lock.acquire, after_in_child=_after_fork_in_child, after_in_parent=lock.release)
