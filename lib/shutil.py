"""Functions that copy, move and remove files and trees."""

import os
from os.path import basename, exists, isdir, join


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfileobj(fsrc, fdst, length=65536):
    while data := fsrc.read(length):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if exists(dst) and exists(src) and os.path.samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src)
    os.stat(dst)


copystat = copymode


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, join(dst, basename(src)) if isdir(dst) else dst)


copy2 = copy


def ignore_patterns(*patterns):
    from fnmatch import fnmatch

    def ignore(path, names):
        return {name for name in names if any(fnmatch(name, pattern) for pattern in patterns)}

    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), names) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source = join(src, name)
        target = join(dst, name)
        if isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        for name in os.listdir(path):
            inner = join(path, name)
            if isdir(inner):
                rmtree(inner, ignore_errors)
            else:
                os.unlink(inner)
        os.rmdir(path)
    except OSError as error:
        if onexc is not None:
            onexc(os.listdir, path, error)
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    target = join(dst, basename(os.fspath(src).rstrip('/'))) if isdir(dst) else dst
    if isdir(dst) and exists(target):
        raise Error(f"Destination path '{target}' already exists")
    os.rename(src, target)
    return target
