"""Writes src/program/library/python-modules.ts: the names that modules of CPython 3.13 have. Run it with python3.13."""

import importlib
import pkgutil
import sys
import textwrap
from pathlib import Path

# The modules that gil-lab has, and further modules that programs often import.
MODULES = """
    _thread abc asyncio atexit bisect collections concurrent.futures contextlib copy dataclasses datetime enum functools gc
    hashlib heapq io itertools json logging math multiprocessing operator os pickle queue random signal statistics string sys tempfile
    threading time timeit traceback types typing uuid warnings weakref
""".split()

HEAD = """// `python3.13 scripts/python-modules.py` writes this file. test/differential/modules.test.ts compares it with CPython 3.13.

/** The names of each module, without those that begin with two underscores. */
export const PYTHON_MODULES: Readonly<Record<string, string>> = {
"""


def names(module):
    inside = [part.name for part in pkgutil.iter_modules(getattr(module, '__path__', []))]
    return sorted({name for name in [*dir(module), *inside] if not name.startswith('__')})


def table():
    return {name: names(importlib.import_module(name)) for name in MODULES}


def text():
    lines = [HEAD]
    for name, found in table().items():
        key = name if name.isidentifier() else repr(name)
        body = textwrap.fill(' '.join(found), 132, subsequent_indent='    ', break_long_words=False, break_on_hyphens=False)
        quote = '`' if '\n' in body else "'"
        lines.append(f'  {key}: {quote}{body}{quote},\n')
    lines.append('}\n\n/** The modules that are part of the Python executable. An ImportError shows no file for them. */\n')
    built_in = [name for name in MODULES if name in sys.builtin_module_names]
    lines.append(f'export const BUILT_IN_MODULES: readonly string[] = {built_in!r}\n')
    return ''.join(lines)


if __name__ == '__main__':
    if '--json' in sys.argv:
        import json

        print(json.dumps(table()))
    else:
        Path('src/program/library/python-modules.ts').write_text(text())
