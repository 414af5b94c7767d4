"""Logging, with CPython's structure: loggers in a tree, handlers, formatters and filters."""

from logging._handlers import FileHandler, Handler, NullHandler, StreamHandler
from logging._loggers import (
    CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, Logger, disable, getLogger, lastResort, lock, loggers, makeLogRecord, root,
)
from logging._records import LEVELS, NAMES_OF_LEVELS, Filter, Formatter, LogRecord, level_name
from logging._styles import STYLES

__all__ = [
    'basicConfig', 'getLogger', 'debug', 'info', 'warning', 'error', 'critical', 'exception', 'log', 'disable',
    'DEBUG', 'INFO', 'WARNING', 'WARN', 'ERROR', 'CRITICAL', 'FATAL', 'NOTSET', 'Logger', 'LoggerAdapter',
    'Handler', 'StreamHandler', 'FileHandler', 'NullHandler', 'Formatter', 'Filter', 'LogRecord', 'addLevelName',
    'getLevelName', 'getLevelNamesMapping', 'makeLogRecord', 'shutdown', 'root',
]


def getLevelName(level):
    return level_name(level)


def getLevelNamesMapping():
    return LEVELS.copy()


def addLevelName(level, levelName):
    NAMES_OF_LEVELS[level] = levelName
    LEVELS[levelName] = level


class LoggerAdapter:
    """Adds the same `extra` to every record of a logger."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        if self.merge_extra and 'extra' in kwargs:
            kwargs['extra'] = {**self.extra, **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.logger.name} ({level_name(self.getEffectiveLevel())})>'


def basicConfig(**kwargs):
    with lock:
        force = kwargs.pop('force', False)
        encoding = kwargs.pop('encoding', None)
        kwargs.pop('errors', None)
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if not root.handlers:
            _configure(kwargs, encoding)


def _configure(options, encoding):
    handlers = options.pop('handlers', None)
    if handlers is None:
        if 'stream' in options and 'filename' in options:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif 'stream' in options or 'filename' in options:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename = options.pop('filename', None)
        mode = options.pop('filemode', 'a')
        if filename:
            handlers = [FileHandler(filename, mode, encoding=encoding)]
        else:
            handlers = [StreamHandler(options.pop('stream', None))]
    datefmt = options.pop('datefmt', None)
    style = options.pop('style', '%')
    if style not in STYLES:
        raise ValueError(f"Style must be one of: {','.join(STYLES)}")
    formatter = Formatter(options.pop('format', STYLES[style][1]), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = options.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if options:
        raise ValueError(f"Unrecognised argument(s): {', '.join(options)}")


def _configured_root():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _configured_root().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _configured_root().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _configured_root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _configured_root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _configured_root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _configured_root().log(level, msg, *args, **kwargs)


def shutdown():
    for logger in [root, *loggers.values()]:
        for handler in logger.handlers:
            handler.flush()
            handler.close()
