"""StringIO and BytesIO. In CPython each method is atomic under the GIL. Here only a write() at the end of the content is atomic, because
it is a single append() to a list."""

from io import BufferedIOBase, TextIOBase
from _raw_files import check_bytes


class _Memory:
    """Holds the content as a list of parts. The position is an index, or None at the end of the content."""

    def _start(self, content, empty):
        self._empty = empty
        self._parts = [content] if content else []
        self._at = 0 if content else None

    def _whole(self):
        """Joins the parts into one. Parts that another thread adds meanwhile stay separate."""
        count = len(self._parts)
        if count > 1:
            self._parts[:count] = [self._empty.join(self._parts[:count])]
        return self._parts[0] if self._parts else self._empty

    def getvalue(self):
        self._check_open()
        return self._whole()

    def _put(self, data):
        if self._at is None:
            self._parts.append(data)
            return len(data)
        whole = self._whole()
        at = self._at
        if at > len(whole):
            whole += self._fill * (at - len(whole))
        end = at + len(data)
        self._parts[:1] = [whole[:at] + data + whole[end:]]
        self._at = end if end < len(whole) else None
        return len(data)

    def read(self, size=-1, /):
        self._check_open()
        if self._at is None:
            return self._empty
        whole = self._whole()
        start = self._at
        end = len(whole) if size is None or size < 0 else start + size
        self._at = end if end < len(whole) else max(start, len(whole))
        return whole[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        if self._at is None:
            return self._empty
        whole = self._whole()
        start = self._at
        found = whole.find(self._newline, start)
        end = found + 1 if found >= 0 else len(whole)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(end, start)
        return whole[start:end]

    def tell(self):
        self._check_open()
        return len(self._whole()) if self._at is None else self._at

    def _go(self, position):
        self._at = position
        return position

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self.tell()
        at = self.tell()
        self._parts[:] = [self._whole()[:size]]
        self._at = at
        return size

    def readable(self):
        self._check_open()
        return True

    def writable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return True

    def close(self):
        self.closed = True
        self._parts = []


class StringIO(_Memory, TextIOBase):
    _newline = '\n'
    _fill = '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._translates = newline is None
        self._start(self._translated(initial_value or ''), '')

    def _translated(self, text):
        return text.replace('\r\n', '\n').replace('\r', '\n') if self._translates else text

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        self._check_open()
        self._put(self._translated(text))
        return len(text)

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and offset < 0:
            raise ValueError(f'Negative seek position {offset}')
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        return self._go(offset if whence == 0 else self.tell() if whence == 1 else len(self._whole()))


class BytesIO(_Memory, BufferedIOBase):
    _newline = b'\n'
    _fill = b'\0'

    def __init__(self, initial_bytes=b''):
        if initial_bytes is not None:
            check_bytes(initial_bytes)
        self._start(initial_bytes or b'', b'')

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def write(self, data, /):
        self._check_open()
        check_bytes(data)
        return self._put(data)

    def read1(self, size=-1, /):
        return self.read(size)

    def getbuffer(self):
        return self.getvalue()

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 0 and offset < 0:
            raise ValueError(f'negative seek value {offset}')
        if whence == 1:
            offset += self.tell()
        elif whence == 2:
            offset += len(self._whole())
        return self._go(max(offset, 0))
