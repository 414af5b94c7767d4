"""Searches for paths by patterns."""

import os
from fnmatch import fnmatchcase
from os.path import exists, isdir, join, split


def has_magic(s):
    return any(letter in s for letter in '*?[')


def escape(pathname):
    return ''.join([f'[{letter}]' if letter in '*?[' else letter for letter in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    for path in _paths(os.fspath(pathname), root_dir or '', recursive, include_hidden):
        if path:
            yield path


def _names(folder):
    try:
        return os.listdir(folder or '.')
    except OSError:
        return []


def _paths(pathname, root, recursive, hidden):
    head, tail = split(pathname)
    if not has_magic(pathname):
        if exists(join(root, pathname)) if tail else isdir(join(root, head)):
            yield pathname
        return
    folders = [head] if head in ('', pathname) or not has_magic(head) else _paths(head, root, recursive, hidden)
    for folder in folders:
        place = join(root, folder)
        if recursive and tail == '**':
            yield join(folder, '') if folder else ''
            for path in _tree(place, hidden):
                yield join(folder, path)
        elif has_magic(tail):
            for name in _names(place):
                if fnmatchcase(name, tail) and (hidden or not name.startswith('.') or tail.startswith('.')):
                    yield join(folder, name)
        elif exists(join(place, tail)) and (not folder or isdir(place)):
            yield join(folder, tail)


def _tree(folder, hidden):
    """Yields the paths of the files and directories below a directory, relative to it. Omits hidden ones unless `hidden` is true."""
    for name in _names(folder):
        if not hidden and name.startswith('.'):
            continue
        yield name
        path = join(folder, name)
        if isdir(path):
            for inner in _tree(path, hidden):
                yield join(name, inner)
