"""Operations on paths, as in CPython's posixpath."""

import _disk
from _disk import fspath

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'
altsep = None
pathsep = ':'
devnull = '/dev/null'


def join(a, *p):
    path = fspath(a)
    for part in p:
        if not hasattr(part, '__fspath__') and not isinstance(part, (str, bytes)):
            raise TypeError(f'join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}')
        part = fspath(part)
        if part.startswith('/') or not path:
            path = part
        elif path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path


def split(p):
    p = fspath(p)
    at = p.rfind('/') + 1
    head = p[:at]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, p[at:]


def basename(p):
    p = fspath(p)
    return p[p.rfind('/') + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = fspath(p)
    dot = p.rfind('.')
    start = p.rfind('/') + 1
    # Leading dots belong to the name, not to the extension.
    if dot > start and p[start:dot].strip('.'):
        return p[:dot], p[dot:]
    return p, ''


def splitroot(p):
    p = fspath(p)
    if not p.startswith('/'):
        return '', '', p
    if p.startswith('//') and not p.startswith('///'):
        return '', '//', p[2:]
    return '', '/', p[1:]


def splitdrive(p):
    p = fspath(p)
    return '', p


def isabs(s):
    return fspath(s).startswith('/')


def normcase(s):
    return fspath(s)


def normpath(path):
    root, rest = splitroot(path)[1:]
    parts = []
    for part in rest.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not root and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    path = fspath(path)
    return normpath(path if path.startswith('/') else join(_disk.current[0], path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start='.'):
    if not path:
        raise ValueError('no path specified')
    here = [part for part in abspath(start).split('/') if part]
    there = [part for part in abspath(path).split('/') if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split('/') if part and part != '.'] for path in paths]
    low, high = min(split_paths), max(split_paths)
    same = 0
    while same < len(low) and low[same] == high[same]:
        same += 1
    return ('/' if isabs(paths[0]) else '') + '/'.join(low[:same])


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for at, letter in enumerate(low):
        if letter != high[at]:
            return low[:at]
    return low


def expanduser(path):
    path = fspath(path)
    return '/lab' + path[1:] if path == '~' or path.startswith('~/') else path


def expandvars(path):
    return fspath(path)


# --- the disk ---


def exists(path):
    return _disk.kind(path) != 0


lexists = exists


def isfile(path):
    return _disk.kind(path) == 1


def isdir(s):
    return _disk.kind(s) == 2


def islink(path):
    fspath(path)
    return False


def ismount(path):
    return abspath(path) == '/'


def getsize(filename):
    return _disk.size(_disk.on_path(_disk.STAT, filename))


def getmtime(filename):
    return _disk.on_path(_disk.MODIFIED, filename)


getctime = getmtime
getatime = getmtime


def samefile(f1, f2):
    return _disk.on_path(_disk.STAT, f1) == _disk.on_path(_disk.STAT, f2)
