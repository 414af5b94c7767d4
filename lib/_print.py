"""The print() of programs that print to files. It reads sys.stdout at each call."""

import sys
from _streams import stdout, stderr
from io import StringIO, TextIOWrapper


def print(*values, sep=' ', end='\n', file=None, flush=False):
    if file is None:
        file = sys.stdout
        if file is None:
            return
    for name, value in (('sep', sep), ('end', end)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f'{name} must be None or a string, not {type(value).__name__}')
    sep = ' ' if sep is None else sep
    end = '\n' if end is None else end
    if file is stdout or file is stderr or isinstance(file, (TextIOWrapper, StringIO)):
        # In CPython the write() of these files is in C, so no other thread runs between the parts of one print(). A single write() has the
        # same effect.
        file.write(sep.join([str(value) for value in values]) + end)
    else:
        write = file.write
        for at, value in enumerate(values):
            if at:
                write(sep)
            write(str(value))
        write(end)
    if flush:
        file.flush()
