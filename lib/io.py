"""Files. As in CPython, a text file has three layers: text, a buffer below it, and the system calls below the buffer.

The disk is in the machine's memory. The buffer holds 8 KiB, so most writes make no system call and keep the GIL.
"""

from _disk import fspath

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

__all__ = ['open', 'BytesIO', 'StringIO', 'TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'FileIO', 'IOBase',
           'RawIOBase', 'BufferedIOBase', 'TextIOBase', 'UnsupportedOperation', 'DEFAULT_BUFFER_SIZE', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END']


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """The common base of files. A subclass has at least `closed`, and `read` or `write`."""

    closed = False

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        self._unsupported('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._unsupported('truncate')

    def fileno(self):
        self._unsupported('fileno')

    def flush(self):
        self._check_open()

    def close(self):
        self.closed = True

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def readlines(self, hint=-1, /):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


from _files import BufferedRandom, BufferedReader, BufferedWriter
from _memory_files import BytesIO, StringIO
from _raw_files import FileIO
from _text_files import TextIOWrapper


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        file = fspath(file)
    _check_mode(mode, buffering, encoding, errors, newline)
    letters = mode.replace('b', '').replace('t', '')
    raw = FileIO(file, letters, closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    if '+' in mode:
        buffer = BufferedRandom(raw, size)
    elif 'r' in mode:
        buffer = BufferedReader(raw, size)
    else:
        buffer = BufferedWriter(raw, size)
    if 'b' in mode:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def _check_mode(mode, buffering, encoding, errors, newline):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if any(letter not in 'rwaxbt+' for letter in mode) or len(set(mode)) < len(mode):
        raise ValueError(f'invalid mode: {mode!r}')
    binary = 'b' in mode
    if binary and 't' in mode:
        raise ValueError("can't have text and binary mode at once")
    if mode in ('', '+', 'b', 't'):
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    if sum(letter in 'rwax' for letter in mode) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    for value, name in ((encoding, 'an encoding'), (errors, 'an errors'), (newline, 'a newline')):
        if binary and value is not None:
            raise ValueError(f"binary mode doesn't take {name} argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
