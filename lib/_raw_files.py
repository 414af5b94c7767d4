"""FileIO, which makes the system calls."""

import _disk
from _disk_calls import close, read, write
from io import RawIOBase

_FLAGS = {'r': 0, 'w': 0o1101, 'a': 0o2101, 'x': 0o301}
_READ_WRITE = 2


def _close_later(fds):
    """A generator to which only the file refers. When the file loses its last reference, the generator ends and closes the descriptor in
    the list `fds`."""
    try:
        yield
    finally:
        while fds:
            close(fds.pop())


def check_bytes(data):
    if not isinstance(data, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


class FileIO(RawIOBase):
    def __init__(self, file, mode='r', closefd=True, opener=None):
        letter = mode.replace('b', '').replace('+', '')
        self.name = file
        self.closefd = closefd
        self._both = '+' in mode
        self._letter = letter
        self._fds = []
        if isinstance(file, int):
            if file < 0:
                raise ValueError('negative file descriptor')
            fd = file
        elif not closefd:
            raise ValueError('Cannot use closefd=False with file name')
        else:
            flags = _FLAGS[letter]
            if self._both:
                flags = flags & ~3 | _READ_WRITE
            fd = opener(file, flags) if opener else _disk.open(file, flags)
        self._fds.append(fd)
        if not isinstance(file, int):
            if _disk.on_file(_disk.FSTAT, fd) & 15 == 2:
                close(self._fds.pop())
                raise IsADirectoryError(21, 'Is a directory', file)
        if closefd:
            self._closer = _close_later(self._fds)
            next(self._closer)
        if letter == 'a' and not isinstance(file, int):
            self.seek(0, 2)

    @property
    def closed(self):
        return not self._fds

    @property
    def mode(self):
        if self._letter in 'ax':
            return f'{self._letter}b+' if self._both else f'{self._letter}b'
        if self._both:
            return 'rb+'
        return f'{self._letter}b'

    def __repr__(self):
        if self.closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>'

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def fileno(self):
        self._check_open()
        return self._fds[0]

    def readable(self):
        self._check_open()
        return self._both or self._letter == 'r'

    def writable(self):
        self._check_open()
        return self._both or self._letter != 'r'

    def seekable(self):
        self._check_open()
        try:
            _disk.position(self._fds[0])
        except OSError:
            return False
        return True

    def read(self, size=-1, /):
        fd = self.fileno()
        if not self.readable():
            self._unsupported('File not open for reading')
        if size is not None and size >= 0:
            return read(fd, size)
        return self.readall()

    def readall(self):
        fd = self.fileno()
        parts = []
        while data := read(fd, 65536):
            parts.append(data)
        return b''.join(parts)

    def write(self, data, /):
        fd = self.fileno()
        if not self.writable():
            self._unsupported('File not open for writing')
        check_bytes(data)
        return write(fd, data)

    def seek(self, offset, whence=0, /):
        fd = self.fileno()
        if whence == 1:
            offset += _disk.position(fd)
        elif whence == 2:
            offset += _disk.size(_disk.on_file(_disk.FSTAT, fd))
        return _disk.on_file(_disk.SEEK, fd, offset)

    def truncate(self, size=None, /):
        fd = self.fileno()
        if not self.writable():
            self._unsupported('File not open for writing')
        if size is None:
            size = _disk.position(fd)
        _disk.on_file(_disk.TRUNCATE, fd, size)
        return size

    def readline(self, size=-1, /):
        line = b''
        while not line.endswith(b'\n') and len(line) != size:
            letter = self.read(1)
            if not letter:
                break
            line += letter
        return line

    def close(self):
        if self._fds and self.closefd:
            close(self._fds.pop())
        self._fds.clear()
