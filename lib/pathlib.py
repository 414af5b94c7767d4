"""Paths as objects."""

import io
import os
from fnmatch import fnmatchcase
import os.path
from os.path import splitext, splitroot


def _parse(text):
    """Returns the root and the parts of a path. Omits empty parts and single dots."""
    root = splitroot(text)[1]
    return root, [part for part in text.split('/') if part and part != '.']


class PurePath:
    def __init__(self, *segments):
        text = ''
        for segment in segments:
            segment = os.fspath(segment)
            if not isinstance(segment, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                f'not {type(segment).__name__!r}')
            text = os.path.join(text, segment)
        self.root, self._names = _parse(text)
        self.drive = ''
        self.anchor = self.root

    def _with(self, names):
        made = type(self)()
        made.root = made.anchor = self.root
        made._names = names
        return made

    def __str__(self):
        return self.root + '/'.join(self._names) or '.'

    def __repr__(self):
        return f'{_shown(self)}({str(self)!r})'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __eq__(self, other):
        return isinstance(other, PurePath) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __gt__(self, other):
        return self.parts > other.parts

    def __ge__(self, other):
        return self.parts >= other.parts

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def joinpath(self, *segments):
        return type(self)(self, *segments)

    @property
    def parts(self):
        return ((self.root,) if self.root else ()) + tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        return splitext(self.name)[1]

    @property
    def suffixes(self):
        name = self.name.lstrip('.')
        return ['.' + part for part in name.split('.')[1:]]

    @property
    def stem(self):
        return splitext(self.name)[0]

    @property
    def parent(self):
        return self._with(self._names[:-1])

    @property
    def parents(self):
        return [self._with(self._names[:count]) for count in range(len(self._names) - 1, -1, -1)]

    def is_absolute(self):
        return bool(self.root)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._with(self._names[:-1] + [name])

    def with_suffix(self, suffix):
        if suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def relative_to(self, other, *, walk_up=False):
        other = type(self)(other)
        count = len(other._names)
        if self.root != other.root or self._names[:count] != other._names:
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
        made = self._with(self._names[count:])
        made.root = made.anchor = ''
        return made

    def is_relative_to(self, other):
        other = type(self)(other)
        return self.root == other.root and self._names[:len(other._names)] == other._names

    def match(self, pattern):
        wanted = _parse(pattern)[1]
        have = self._names[-len(wanted):]
        return len(have) == len(wanted) and all(fnmatchcase(name, part) for name, part in zip(have, wanted))


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('/lab')

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open('r', -1, encoding, errors, newline) as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def write_bytes(self, data):
        with self.open('wb') as file:
            return file.write(data)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return os.stat(str(self))

    def touch(self, mode=0o666, exist_ok=True):
        with self.open('a' if exist_ok else 'x'):
            pass

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents and self._names[:-1]:
            os.makedirs(self.parent, exist_ok=True)
        try:
            os.mkdir(str(self))
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(str(self), os.fspath(target))
        return type(self)(target)

    replace = rename

    def iterdir(self):
        return iter([self / name for name in os.listdir(str(self))])

    def absolute(self):
        return type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            os.stat(str(self))
        return type(self)(os.path.abspath(self))

    def expanduser(self):
        return type(self)(os.path.expanduser(self))

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def glob(self, pattern):
        from glob import iglob
        for path in iglob(os.path.join(str(self), pattern), recursive=True, include_hidden=True):
            yield type(self)(path)

    def rglob(self, pattern):
        return self.glob(os.path.join('**', pattern))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(str(self), top_down, on_error):
            yield type(self)(folder), folders, files


class PosixPath(Path):
    pass


def _shown(path):
    """Returns the name of the class for repr(). CPython makes a PosixPath when a program calls Path()."""
    name = type(path).__name__
    return {'Path': 'PosixPath', 'PurePath': 'PurePosixPath'}.get(name, name)
