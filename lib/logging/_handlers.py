"""Handlers, which write log records."""

import sys
from _thread import RLock
from logging._records import Filterer, Formatter, check_level, level_name
from traceback import format_exception, format_stack

_default_formatter = Formatter()


class Handler(Filterer):
    """The base class of handlers. A handler writes one record at a time."""

    def __init__(self, level=0):
        Filterer.__init__(self)
        self._name = None
        self.level = check_level(level)
        self.formatter = None
        self._closed = False
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.acquire()
            try:
                self.emit(passed)
            finally:
                self.release()
        return passed

    def flush(self):
        pass

    def close(self):
        self._closed = True

    def handleError(self, record):
        """Prints the error that emit() raised, the call stack, and the message and arguments of the record."""
        lines = ['--- Logging error ---\n']
        lines.extend(format_exception(sys.exception()))
        lines.append('Call stack:\n')
        lines.extend(format_stack())
        lines.append(f'Message: {record.msg!r}\nArguments: {record.args}\n')
        sys.stderr.write(''.join(lines))

    def __repr__(self):
        return f'<{self.__class__.__name__} ({level_name(self.level)})>'


class StreamHandler(Handler):
    """Writes each record as a line to a stream."""

    terminator = '\n'

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f'<{self.__class__.__name__} {name}{" " if name else ""}({level_name(self.level)})>'


class StderrHandler(StreamHandler):
    """Writes to the current sys.stderr."""

    def __init__(self, level=0):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class FileHandler(StreamHandler):
    """Writes records to a file, by default at the file's end. With `delay`, the handler opens the file at the first record."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        Handler.__init__(self)
        self.baseFilename = str(filename)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        self.stream = None if delay else self._open()

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None and not self._closed:
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def close(self):
        self.acquire()
        try:
            stream = self.stream
            if stream:
                self.flush()
                self.stream = None
                stream.close()
            Handler.close(self)
        finally:
            self.release()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.baseFilename} ({level_name(self.level)})>'


class NullHandler(Handler):
    """Does nothing with its records."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


# repr() must show the public module, from which programs import these classes.
Handler.__module__ = 'logging'
StreamHandler.__module__ = 'logging'
FileHandler.__module__ = 'logging'
NullHandler.__module__ = 'logging'
StderrHandler.__module__ = 'logging'
