"""The instructions of gil-lab's own machine. The machine does not have CPython's bytecode."""

from _frames import frames as _frames

_HEAD = """Instructions of gil-lab. Another thread can take the GIL at *, and at (*) for some operands.
"""


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Prints the instructions of a function, and those of the functions inside it."""
    if x is None:
        raise RuntimeError('no last traceback to disassemble')
    function = getattr(x, '__func__', x)
    if isinstance(x, type):
        raise TypeError("gil-lab disassembles functions: pass a method of '%s'" % x.__name__)
    if type(function).__name__ != 'function':
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)
    print(_HEAD + _frames(function, 1)[0], end='', file=file)
