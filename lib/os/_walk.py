"""Walks over directories."""

import _disk
from os.path import join


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = name if folder is None else join(folder, name)
        self._kind = _disk.kind(self.path)

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def is_file(self, *, follow_symlinks=True):
        return self._kind == 1

    def is_dir(self, *, follow_symlinks=True):
        return self._kind == 2

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        from os import stat
        return stat(self.path)


class _Entries:
    def __init__(self, folder):
        text = _disk.fspath(folder)
        self._entries = iter([DirEntry(text, name) for name in _disk.names(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):
    return _Entries(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = _disk.fspath(top)
    try:
        names = _disk.names(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = []
    files = []
    for name in names:
        if _disk.kind(join(top, name)) == 2:
            folders.append(name)
        else:
            files.append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files
