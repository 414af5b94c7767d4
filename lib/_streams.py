"""The objects sys.stdout and sys.stderr. All output of a run goes to one place, which has no buffer."""

import _stream_calls


class _Bytes:
    def __init__(self, stream):
        self._stream = stream
        self.name = stream.name
        self.mode = 'wb'

    def write(self, data, /):
        if not isinstance(data, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        _stream_calls.write(data.decode(errors='replace'))
        return len(data)

    def flush(self):
        pass


class _Stream:
    encoding = 'utf-8'
    mode = 'w'
    newlines = None
    closed = False
    line_buffering = True

    def __init__(self, fd, name, errors):
        self._fd = fd
        self.name = name
        self.errors = errors
        self.buffer = _Bytes(self)

    def __repr__(self):
        return f'<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>'

    def write(self, text, /):
        return _stream_calls.write(text)

    def writelines(self, lines, /):
        for line in lines:
            _stream_calls.write(line)

    def flush(self):
        pass

    def fileno(self):
        return self._fd

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def reconfigure(self, *, line_buffering=None, write_through=None):
        if line_buffering is not None:
            self.line_buffering = line_buffering


stdout = _Stream(1, '<stdout>', 'strict')
stderr = _Stream(2, '<stderr>', 'backslashreplace')
__stdout__ = stdout
__stderr__ = stderr
