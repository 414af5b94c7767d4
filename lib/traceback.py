"""Tracebacks as text. As everywhere in gil-lab, they show no frames of the library and no carets."""

import sys
from _frames import frames as _frames

__all__ = [
    'print_exception', 'format_exception', 'format_exception_only', 'print_exc', 'format_exc', 'print_tb', 'format_tb',
    'extract_tb', 'extract_stack', 'print_stack', 'format_stack', 'format_list', 'print_list', 'FrameSummary',
]

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
# Python shows a repeated frame three times and counts the rest.
_REPEATS_SHOWN = 3


class FrameSummary:
    """One frame: its file, its line number from 1, its function and its source line."""

    def __init__(self, filename, lineno, name, line):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def _items(self):
        return self.filename, self.lineno, self.name, self.line

    def __iter__(self):
        return iter(self._items())

    def __getitem__(self, index):
        return self._items()[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return self._items() == (other._items() if isinstance(other, FrameSummary) else other)

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def _summaries(texts):
    found = []
    for text in texts:
        filename, number, name, line = text.split('\n', 3)
        found.append(FrameSummary(filename, int(number), name, line))
    return found


def _limited(frames, limit):
    """Returns some of the frames: the first ones for a positive limit, the last ones for a negative limit."""
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def _of_exception(error, limit=None):
    return _limited(_summaries(_frames(error, 0)), limit)


def extract_stack(f=None, limit=None):
    if f is not None:
        raise NotImplementedError('gil-lab has no frame objects: extract_stack() shows the calling thread')
    frames = _summaries(_frames(None, 0))
    frames.reverse()
    # As in CPython, a positive limit keeps the frames that are nearest to the call of extract_stack().
    return frames if limit is None else frames[-limit:] if limit > 0 else frames[:-limit]


def format_list(extracted_list):
    lines = []
    last = None
    count = 0
    for frame in extracted_list:
        filename, number, name, line = frame
        if (filename, number, name) != last:
            _add_repeats(lines, count)
            count = 0
        last = filename, number, name
        count += 1
        if count <= _REPEATS_SHOWN:
            source = f'    {line.strip()}\n' if line else ''
            lines.append(f'  File "{filename}", line {number}, in {name}\n{source}')
    _add_repeats(lines, count)
    return lines


def _add_repeats(lines, count):
    more = count - _REPEATS_SHOWN
    if more > 0:
        lines.append(f'  [Previous line repeated {more} more time{"" if more == 1 else "s"}]\n')


def _class_name(kind):
    module = kind.__module__
    return kind.__qualname__ if module in ('builtins', '__main__') else f'{module}.{kind.__qualname__}'


def format_exception_only(exc, value=None, *, show_group=False):
    error = value if value is not None else exc
    if error is None:
        return ['NoneType: None\n']
    try:
        text = str(error)
    except Exception:
        text = '<exception str() failed>'
    name = _class_name(type(error))
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    for note in getattr(error, '__notes__', ()):
        lines.extend([f'{line}\n' for line in str(note).split('\n')])
    return lines


def _format(error, limit, chain, seen):
    lines = []
    seen.append(error)
    cause = error.__cause__
    context = error.__context__
    if chain and cause is not None:
        if not _is_in(cause, seen):
            lines.extend(_format(cause, limit, chain, seen))
            lines.append(_CAUSE)
    elif chain and context is not None and not error.__suppress_context__ and not _is_in(context, seen):
        lines.extend(_format(context, limit, chain, seen))
        lines.append(_CONTEXT)
    frames = _of_exception(error, limit)
    if frames:
        lines.append('Traceback (most recent call last):\n')
        lines.extend(format_list(frames))
    lines.extend(format_exception_only(error))
    return lines


def _is_in(error, errors):
    for other in errors:
        if other is error:
            return True
    return False


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    error = value if value is not None else exc
    if error is None:
        return ['NoneType: None\n']
    return _format(error, limit, chain, [])


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _print(format_exception(sys.exception(), limit=limit, chain=chain), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def _print(lines, file):
    text = ''.join(lines)
    if file is None:
        sys.stderr.write(text)
    else:
        file.write(text)


def _current_error(tb):
    error = sys.exception()
    if error is None or error.__traceback__ is not tb:
        raise NotImplementedError('gil-lab formats only the traceback of the exception that is being handled')
    return error


def extract_tb(tb, limit=None):
    return [] if tb is None else _of_exception(_current_error(tb), limit)


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)
