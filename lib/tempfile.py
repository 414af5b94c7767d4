"""Temporary files and directories in /tmp."""

import _disk
import io
import os
from os.path import abspath, join
from time import time_ns

tempdir = None
template = 'tmp'
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_TRIES = 10000
# The length of this list is the number of generated names. A list makes the count atomic.
_made = []


def gettempdir():
    return tempdir or '/tmp'


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def _name():
    """Returns eight characters that depend on the clock and on the number of generated names."""
    _made.append(None)
    number = (time_ns() ^ len(_made) * 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    letters = []
    for _ in range(8):
        number, letter = divmod(number ^ number >> 31, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return ''.join(letters)


def _make(create, suffix, prefix, dir):
    """Calls `create` with new paths until it finds an unused one. Returns the result and the path. Raises a FileExistsError after _TRIES
    used paths."""
    folder = abspath(gettempdir() if dir is None else dir)
    for _ in range(_TRIES):
        path = join(folder, (template if prefix is None else prefix) + _name() + (suffix or ''))
        try:
            return create(path), path
        except FileExistsError:
            pass
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    return _make(lambda path: _disk.open(path, 0o302), suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _make(os.mkdir, suffix, prefix, dir)[1]


def mktemp(suffix='', prefix=template, dir=None):
    return join(gettempdir() if dir is None else dir, prefix + _name() + suffix)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    fd, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    return io.open(fd, mode, buffering, encoding, errors, newline)


def _remove_later(path):
    """A generator that removes the file when the file object loses its last reference."""
    try:
        yield
    finally:
        if os.path.exists(path):
            os.unlink(path)


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        if delete:
            self._remover = _remove_later(name)
            next(self._remover)

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        self.file.close()
        self._remove()

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def _remove(self):
        if self.delete and os.path.exists(self.name):
            os.unlink(self.name)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    fd, path = mkstemp(suffix, prefix, dir)
    file = io.open(fd, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


class SpooledTemporaryFile:
    """A temporary file. CPython keeps its content in memory at first. Here the whole disk is in memory."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                 errors=None):
        self._file = TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self._file.close()


def _remove_tree_later(path):
    from shutil import rmtree
    try:
        yield
    finally:
        rmtree(path, ignore_errors=True)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        if delete:
            self._remover = _remove_tree_later(self.name)
            next(self._remover)

    def __repr__(self):
        return f'<TemporaryDirectory {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        from shutil import rmtree
        rmtree(self.name, ignore_errors=True)
