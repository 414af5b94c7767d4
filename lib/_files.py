"""The buffers over binary files. They save most of the system calls."""

from _collections import deque
from _raw_files import check_bytes
from _thread import allocate_lock
from io import BufferedIOBase


def _flush_later(pending, raw):
    """A generator to which only the buffer refers. When the buffer loses its last reference, the generator ends and writes the pending
    data."""
    try:
        yield
    finally:
        if not raw.closed:
            _drain(pending, raw)


def _drain(pending, raw):
    parts = []
    while pending:
        parts.append(pending.popleft())
    data = b''.join(parts)
    while data:
        data = data[raw.write(data):]


class _Buffer(BufferedIOBase):
    """A buffer for reads and writes. It holds its lock while it reads, writes or seeks."""

    def __init__(self, raw, buffer_size=8192):
        self.raw = raw
        self._limit = buffer_size
        self._lock = allocate_lock()
        self._ahead = b''
        self._pending = deque()
        self._size = 0
        if raw.writable():
            self._flusher = _flush_later(self._pending, raw)
            next(self._flusher)

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        return f'<_io.{type(self).__name__} name={self.name!r}>'

    def _check(self, what):
        if self.closed:
            raise ValueError(what)

    def fileno(self):
        return self.raw.fileno()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def isatty(self):
        return self.raw.isatty()

    # --- writing ---

    def write(self, data, /):
        self._check('write to closed file')
        if not self.raw.writable():
            self._unsupported('write')
        check_bytes(data)
        if self._ahead:
            self._forget()
        size = len(data)
        self._pending.append(data)
        self._size += size
        if self._size > self._limit:
            self.flush()
        return size

    def flush(self):
        self._check('flush of closed file')
        if self._pending:
            with self._lock:
                self._flush()

    def _flush(self):
        self._size = 0
        _drain(self._pending, self.raw)

    def _forget(self):
        """Drops the data that the buffer has read ahead, and moves the file's position back to the start of that data."""
        with self._lock:
            count = len(self._ahead)
            self._ahead = b''
            if count:
                self.raw.seek(-count, 1)

    # --- reading ---

    def _check_read(self, what='read'):
        self._check(f'{what} of closed file')
        if not self.raw.readable():
            self._unsupported('read' if what != 'readline' else 'not readable')
        if self._pending:
            self.flush()

    def read(self, size=-1, /):
        self._check_read()
        if size is None or size < 0:
            with self._lock:
                data = self._ahead + self.raw.readall()
                self._ahead = b''
            return data
        with self._lock:
            while len(self._ahead) < size:
                data = self.raw.read(max(self._limit, size - len(self._ahead)))
                if not data:
                    break
                self._ahead += data
            return self._take(size)

    def read1(self, size=-1, /):
        """Reads with at most one system call."""
        self._check_read()
        if size < 0:
            size = self._limit
        with self._lock:
            if not self._ahead and size:
                self._ahead = self.raw.read(max(self._limit, size))
            return self._take(size)

    def peek(self, size=0, /):
        self._check_read('peek')
        with self._lock:
            if not self._ahead:
                self._ahead = self.raw.read(self._limit)
            return self._ahead

    def _take(self, size):
        data = self._ahead
        self._ahead = data[size:]
        return data[:size]

    def readline(self, size=-1, /):
        self._check_read('readline')
        with self._lock:
            start = 0
            while True:
                end = self._ahead.find(b'\n', start) + 1
                if 0 <= size and (size <= len(self._ahead) or size < end):
                    end = min(end, size) if end else size
                if end:
                    return self._take(end)
                start = len(self._ahead)
                data = self.raw.read(self._limit)
                if not data:
                    return self._take(start)
                self._ahead += data

    # --- position ---

    def seek(self, offset, whence=0, /):
        self._check('seek of closed file')
        if self._pending:
            self.flush()
        with self._lock:
            if whence == 1:
                offset -= len(self._ahead)
            self._ahead = b''
            return self.raw.seek(offset, whence)

    def tell(self):
        return self.raw.tell() + self._size - len(self._ahead)

    def truncate(self, size=None, /):
        self._check('truncate of closed file')
        if not self.raw.writable():
            self._unsupported('truncate')
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def detach(self):
        self.flush()
        return self.raw


class BufferedReader(_Buffer):
    pass


class BufferedWriter(_Buffer):
    pass


class BufferedRandom(_Buffer):
    pass
