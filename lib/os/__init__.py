"""Files, directories and facts about the process. The machine has pipe(), read(), write(), close(), getpid(), cpu_count() and _exit().

The disk is in the machine's memory. It begins with the directories /lab, which is the current one, and /tmp. /tmp is empty. If the
program can read its own files, /lab contains them (_disk.py); otherwise it is empty too. The environment begins empty. A forked process
gets a copy of its parent's environment.
"""

import _disk
import _disk_calls
from _at_fork import register_at_fork
from _disk import fspath
from os import path
from os._environ import environ
from os.path import exists as _exists, isdir as _isdir, split as _split
from os._walk import DirEntry, scandir, walk

name = 'posix'
sep = '/'
linesep = '\n'
curdir = '.'
pardir = '..'
extsep = '.'
altsep = None
pathsep = ':'
devnull = '/dev/null'
error = OSError

O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 0o100
O_EXCL = 0o200
O_TRUNC = 0o1000
O_APPEND = 0o2000
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4


class PathLike:
    pass


# --- files ---


def open(path, flags, mode=0o777):
    return _disk.open(path, flags)


def fdopen(fd, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    return io.open(fd, mode, buffering, encoding, errors, newline, closefd, opener)


def lseek(fd, position, how):
    if how == SEEK_CUR:
        position += _disk.position(fd)
    elif how == SEEK_END:
        position += _disk.size(_disk.on_file(_disk.FSTAT, fd))
    return _disk.on_file(_disk.SEEK, fd, position)


def ftruncate(fd, length):
    _disk.on_file(_disk.TRUNCATE, fd, length)


def truncate(path, length):
    fd = _disk.open(path, O_WRONLY)
    try:
        ftruncate(fd, length)
    finally:
        _disk_calls.close(fd)


def fsync(fd):
    _disk.on_file(_disk.TELL, fd)


fdatasync = fsync


def isatty(fd):
    return False


class stat_result:
    def __init__(self, facts, modified):
        is_directory = facts & 15 == 2
        self.st_mode = 0o40755 if is_directory else 0o100644
        self.st_ino = facts >> 32
        self.st_dev = 1
        self.st_nlink = 1
        self.st_uid = 0
        self.st_gid = 0
        self.st_size = _disk.size(facts)
        self.st_atime = self.st_mtime = self.st_ctime = modified
        self.st_mtime_ns = int(modified * 1000000000)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        return fstat(path)
    return stat_result(_disk.on_path(_disk.STAT, path), _disk.on_path(_disk.MODIFIED, path))


lstat = stat


def fstat(fd):
    return stat_result(_disk.on_file(_disk.FSTAT, fd), 0.0)


def access(path, mode):
    return _disk.kind(path) != 0


def remove(path, *, dir_fd=None):
    _disk.on_path(_disk.UNLINK, path)


unlink = remove


def rename(src, dst):
    _disk.rename(src, dst)


replace = rename

# --- directories ---


def getcwd():
    return _disk.current[0]


def chdir(path):
    if _disk.on_path(_disk.STAT, path) & 15 != 2:
        raise NotADirectoryError(20, 'Not a directory', path)
    from os.path import abspath
    _disk.current[0] = abspath(path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _disk.on_path(_disk.MKDIR, path)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = _split(name)
    if not tail:
        head, tail = _split(head)
    if head and tail and not _exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Another thread may have made the directory meanwhile.
            pass
        if tail == '.':
            return
    try:
        mkdir(name)
    except OSError:
        if not exist_ok or not _isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    _disk.on_path(_disk.RMDIR, path)


def removedirs(name):
    rmdir(name)
    head, tail = _split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = _split(head)


def listdir(path='.'):
    return _disk.names(path)


# --- the process ---


def getenv(key, default=None):
    return environ.get(key, default)


def process_cpu_count():
    return _disk_calls.cpu_count()


def sched_getaffinity(pid):
    return set(range(_disk_calls.cpu_count()))


def getlogin():
    return 'lab'


def getuid():
    return 0


geteuid = getuid


def strerror(code):
    return _disk.ERRORS.get(code, f'Unknown error {code}')


def urandom(size):
    """Returns bytes from a generator with the clock as its seed. They are not secret."""
    from time import time_ns
    state = time_ns() ^ id(bytes) | 1
    numbers = []
    for _ in range(size):
        state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
        numbers.append(state >> 24 & 255)
    return bytes(numbers)


def getppid():
    """Returns the pid of the process that started this one. In the main process it is 1, as if the parent had ended."""
    from multiprocessing.process import parent_process

    parent = parent_process()
    return parent.pid if parent else 1
