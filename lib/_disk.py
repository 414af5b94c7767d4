"""The system calls on files, with the errors of CPython.

The disk is in the machine's memory. When a run begins, the disk has the directories /lab and /tmp. It has the program's own files only if
the program names one of them or `__file__`, or lists folders.

In CPython the kernel has the disk. As in CPython, every system call releases the GIL and is atomic.
"""

import _disk_calls

# The numbers of the operations of _disk_calls.call() (assembly/abi/disk.ts).
SEEK, TELL, TRUNCATE, FSTAT = 4, 5, 6, 8
STAT, MODIFIED, MKDIR, RMDIR, UNLINK, RENAME = 9, 10, 11, 12, 13, 14

ERRORS = {
    2: 'No such file or directory',
    9: 'Bad file descriptor',
    12: 'Cannot allocate memory',
    16: 'Device or resource busy',
    17: 'File exists',
    20: 'Not a directory',
    21: 'Is a directory',
    22: 'Invalid argument',
    23: 'Too many open files in system',
    24: 'Too many open files',
    27: 'File too large',
    28: 'No space left on device',
    29: 'Illegal seek',
    32: 'Broken pipe',
    36: 'File name too long',
    39: 'Directory not empty',
}

# The only item is the current directory.
current = ['/lab']


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, '__fspath__'):
        return path.__fspath__()
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')


def text(path):
    """Returns the path as a str."""
    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path


def absolute(path):
    """Returns the absolute path. The system calls accept only absolute paths."""
    path = text(path)
    if '\0' in path:
        raise ValueError('embedded null byte')
    return path if path.startswith('/') or not path else f'{current[0]}/{path}'


class _TwoPaths:
    """The two paths that the error message of rename() shows."""

    def __init__(self, old, new):
        self._old = old
        self._new = new

    def __repr__(self):
        return f'{self._old!r} -> {self._new!r}'

    def __str__(self):
        return self._old


def check(result, *paths):
    """Returns the result of a system call, or raises its error."""
    if result >= 0:
        return result
    raise OSError(-result, ERRORS[-result], *paths)


def open(path, flags):
    return check(_disk_calls.open(absolute(path), flags), path)


def on_path(call, path):
    """Makes a system call on a path."""
    return check(_disk_calls.call(call, 0, 0, absolute(path)), path)


def on_file(call, fd, number=0):
    """Makes a system call on a file descriptor. A pipe has no position: SEEK and TELL raise ESPIPE."""
    result = _disk_calls.call(call, fd, number, '')
    return check(-29 if result == -9 and call in (SEEK, TELL) and _is_pipe(fd) else result)


def _is_pipe(fd):
    """Tells a pipe from a closed descriptor. One end of a pipe accepts an empty write, and the other end an empty read."""
    for call, argument in ((_disk_calls.write, b''), (_disk_calls.read, 0)):
        try:
            call(fd, argument)
        except OSError:
            continue
        return True
    return False


def rename(old, new):
    check(_disk_calls.call(RENAME, 0, 0, absolute(old) + '\0' + absolute(new)), _TwoPaths(old, new))


def names(path):
    """Returns the names in a directory. They are not sorted."""
    found = _disk_calls.list(absolute(path))
    if isinstance(found, int):
        check(found, path)
    return found.decode().split('\0')[:-1]


def kind(path):
    """Returns 1 for a file, 2 for a directory and 0 for a path that does not exist."""
    found = _disk_calls.call(STAT, 0, 0, absolute(path))
    return found & 15 if found >= 0 else 0


def size(facts):
    return facts >> 4 & 0xFFFFFFF


def position(fd):
    return on_file(TELL, fd)


# The compiler puts the source of each file of the program here, with its path as the key, if the program can read its own files.
sources = {}


def _write_sources():
    for path, source in sources.items():
        folders = path.split('/')[1:-1]
        for count in range(1, len(folders) + 1):
            _disk_calls.call(MKDIR, 0, 0, '/' + '/'.join(folders[:count]))
        # Another process may have written the file already.
        fd = _disk_calls.open(path, 0o301)
        if fd >= 0:
            _disk_calls.write(fd, source.encode())
            _disk_calls.close(fd)


if sources:
    _write_sources()
