"""TextIOWrapper: text over a binary file."""

from _collections import deque
from _thread import RLock
from io import TextIOBase

_CHUNK = 8192


def _flush_later(pending, buffer):
    """A generator to which only the file refers. When the file loses its last reference, the generator ends and writes the pending data."""
    try:
        yield
    finally:
        if not buffer.closed:
            _drain(pending, buffer)


def _drain(pending, buffer):
    """Gives the pending bytes to the buffer. Another thread may add more meanwhile."""
    parts = []
    while pending:
        parts.append(pending.popleft())
    if parts:
        buffer.write(b''.join(parts))


def _whole(data):
    """Returns the number of bytes before an incomplete UTF-8 character at the end. Without one, returns the number of all bytes."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte < 0x80:
            break
        if byte >= 0xC0:
            width = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) if width <= back else len(data) - back
    return len(data)


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        self.encoding = encoding if encoding not in (None, 'locale') else 'UTF-8'
        self.errors = errors or 'strict'
        ''.encode(self.encoding)
        self._is_utf8 = self.encoding.lower().replace('_', '-') in ('utf-8', 'utf8')
        self.buffer = buffer
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._line_end = newline or '\n'
        # The text that the program has yet to read starts at _at. _rest has the bytes of an incomplete character.
        self._text = ''
        self._at = 0
        self._rest = b''
        self._telling = True
        self._pending = deque()
        # A thread holds this lock from the moment at which it takes pending bytes until the buffer has them. Otherwise, a second thread
        # could give later bytes to the buffer first.
        self._draining = RLock()
        self._size = 0
        self._writes = buffer.writable()
        if self._writes:
            self._flusher = _flush_later(self._pending, buffer)
            next(self._flusher)

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def __repr__(self):
        name = f' name={self.name!r}' if hasattr(self.buffer, 'name') else ''
        mode = f' mode={self.mode!r}' if hasattr(self, 'mode') else ''
        return f'<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>'

    def fileno(self):
        return self.buffer.fileno()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    # --- writing ---

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        self._check_open()
        if not self._writes:
            self._unsupported('not writable')
        ends_line = self.line_buffering and '\n' in text
        length = len(text)
        if self._line_end != '\n':
            text = text.replace('\n', self._line_end)
        data = text.encode(self.encoding, self.errors)
        size = len(data)
        self._pending.append(data)
        self._size += size
        if self._text:
            self._set_text('', b'')
        if self._size > _CHUNK or ends_line or self.write_through:
            self._drain()
            if ends_line:
                self.buffer.flush()
        return length

    def _drain(self):
        with self._draining:
            self._size = 0
            _drain(self._pending, self.buffer)

    def flush(self):
        self._check_open()
        self._telling = True
        self._drain()
        self.buffer.flush()

    # --- reading ---

    def _set_text(self, text, rest):
        self._text = text
        self._at = 0
        self._rest = rest

    def _check_read(self):
        self._check_open()
        if not self.readable():
            self._unsupported('not readable')
        if self._pending:
            self._drain()

    def _decode(self, data, final):
        """Decodes the bytes. Unless `final` is true, keeps an incomplete character or line end for the next call."""
        data = self._rest + data
        count = len(data)
        if not final:
            if self._is_utf8:
                count = _whole(data)
            if self._newline in (None, '') and data[:count].endswith(b'\r'):
                count -= 1
        self._rest = data[count:]
        text = data[:count].decode(self.encoding, self.errors)
        if self._newline is None and '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def _fill(self):
        """Appends the next text of the file to the unread text. Returns whether the file had more."""
        data = self.buffer.read1(_CHUNK)
        text = self._decode(data, not data)
        self._text = self._text[self._at:] + text
        self._at = 0
        return bool(data or text)

    def read(self, size=-1, /):
        self._check_read()
        if size is None or size < 0:
            text = self._text[self._at:] + self._decode(self.buffer.read(), True)
            self._set_text('', b'')
            return text
        while len(self._text) - self._at < size and self._fill():
            pass
        return self._take(self._at + size)

    def _take(self, end):
        text = self._text[self._at:end]
        self._at += len(text)
        return text

    def _find_end(self, start):
        """Returns the index after the next line end at or after `start`. Returns 0 if the text has none."""
        text = self._text
        if self._newline != '':
            at = text.find(self._line_end, start)
            return at + len(self._line_end) if at >= 0 else 0
        found = text.find('\n', start)
        other = text.find('\r', start, found if found >= 0 else len(text))
        if other < 0:
            return found + 1
        return other + 2 if text[other:other + 2] == '\r\n' else other + 1

    def readline(self, size=-1, /):
        self._check_read()
        end = self._find_end(self._at)
        while not end and (size < 0 or len(self._text) - self._at < size):
            if not self._fill():
                end = len(self._text)
                break
            end = self._find_end(0)
        if 0 <= size and (not end or size < end - self._at):
            end = self._at + size
        return self._take(end)

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    # --- position ---

    def tell(self):
        self._check_open()
        if not self.seekable():
            self._unsupported('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        self.flush()
        left = self._text[self._at:].encode(self.encoding, self.errors)
        return self.buffer.tell() - len(self._rest) - len(left)

    def seek(self, cookie, whence=0, /):
        self._check_open()
        if not self.seekable():
            self._unsupported('underlying stream is not seekable')
        if whence == 1:
            if cookie:
                self._unsupported("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2 and cookie:
            self._unsupported("can't do nonzero end-relative seeks")
        elif whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        elif cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self.flush()
        self._set_text('', b'')
        return self.buffer.seek(cookie, 2 if whence == 2 else 0)

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def close(self):
        if not self.closed:
            try:
                self._drain()
            finally:
                self.buffer.close()

    def detach(self):
        self.flush()
        return self.buffer

    def reconfigure(self, *, line_buffering=None, write_through=None):
        self.flush()
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through
