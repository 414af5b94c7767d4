"""Writes the attributes that Python's types have: python3.13 scripts/python-attributes.py > src/program/library/python-attributes.ts

The names are those of dir(), without names that begin with one underscore. The table is about CPython 3.13, except for Interpreter, which
CPython 3.14 added.
"""

import collections
import datetime
import multiprocessing
import queue
import sys
import textwrap
import threading


def generator():
    yield


async def coroutine():
    pass


async def asynchronous_generator():
    yield


class Own:
    method = generator


def traceback():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


unstarted = coroutine()

# A value or a type for each tag. dir() of a type contains the names of the attributes of its values.
SAMPLES = {
    'NONE': None,
    'INT': 1,
    'FLOAT': 1.0,
    'FUNCTION': generator,
    'BUILTIN': len,
    'DATETIME': datetime.datetime,
    'TIMEDELTA': datetime.timedelta,
    'NOT_IMPLEMENTED': NotImplemented,
    'ELLIPSIS': ...,
    'TRACEBACK': traceback(),
    'STR': '',
    'LIST': [],
    'TUPLE': (),
    'RANGE': range(0),
    'RANGE_ITERATOR': iter(range(0)),
    'ITERATOR': iter([]),
    'THREAD': threading.Thread(),
    'LOCK': threading.Lock(),
    'SIMPLE_QUEUE': queue.SimpleQueue(),
    'BYTES': b'',
    'PROCESS': multiprocessing.Process(),
    'PROCESS_QUEUE': multiprocessing.Queue(),
    'COROUTINE': unstarted,
    'ASYNC_GENERATOR': asynchronous_generator(),
    'ASYNC_STEP': asynchronous_generator().__anext__(),
    'AWAIT_WRAPPER': unstarted.__await__(),
    'METHOD': Own().method,
    'CLASS': type,
    'INSTANCE': object(),
    'EXCEPTION': Exception(),
    'DICT': {},
    'SET': set(),
    'FROZENSET': frozenset(),
    'GENERATOR': generator(),
    'VIEW': {}.keys(),
    'PROPERTY': property(),
    'STATIC_METHOD': staticmethod(generator),
    'CLASS_METHOD': classmethod(generator),
    'SLICE': slice(0),
    'TOOL': zip(),
    'SUPER': super(Own, Own()),
    'DEQUE': collections.deque(),
    'RLOCK': threading.RLock(),
}
# CPython 3.13 has no concurrent.interpreters.Interpreter. These are the attributes of the class in CPython 3.14.
INTERPRETER = 'call call_in_thread close exec id is_running prepare_main whence'


def is_public(name):
    return not name.startswith('_') or name.startswith('__')


def names(sample):
    return [name for name in dir(sample) if is_public(name)]


OBJECT = names(object())
HEAD = """import { Tag } from '../../../assembly/abi/tags.ts'

// `python3.13 scripts/python-attributes.py` writes this file. test/differential/attributes.test.ts compares it with CPython 3.13.

/** The attributes that the values of every type have. */
const EVERY =
"""
TAIL = """
/** Tags whose values have the attributes of another tag. Most of these pairs of tags are one type in Python. */
const SAME: Readonly<Partial<Record<Tag, Tag>>> = { [Tag.BOOL]: Tag.INT, [Tag.BIGINT]: Tag.INT, [Tag.CLOSURE]: Tag.FUNCTION }

/** The public and special attributes that values of this kind have in CPython 3.13. */
export function pythonAttributes(tag: number): readonly string[] {
  return `${EVERY} ${TABLE[SAME[tag as Tag] ?? (tag as Tag)] ?? ''}`.trim().split(/\\s+/)
}
"""


def wrapped(words, indent):
    text = ' '.join(words)
    if len(text) < 100:
        return f"'{text}'"
    return '`' + textwrap.fill(text, 138, initial_indent=indent, subsequent_indent=indent, break_long_words=False).lstrip() + '`'


def main():
    out = sys.stdout.write
    unstarted.close()
    out(HEAD.rstrip('\n') + ' ' + wrapped(OBJECT, '  ') + '\n\n')
    out('/** The other attributes of each type. */\nconst TABLE: Readonly<Partial<Record<Tag, string>>> = {\n')
    rows = {tag: wrapped([name for name in names(sample) if name not in OBJECT], '    ') for tag, sample in SAMPLES.items()}
    # A bound method has the attributes of its function too.
    rows['METHOD'] = wrapped(sorted({*names(Own().method), *names(generator)} - set(OBJECT)), '    ')
    rows['INTERPRETER'] = wrapped(INTERPRETER.split(), '    ')
    for tag, text in rows.items():
        if text != "''":
            out(f'  [Tag.{tag}]: {text},\n')
    out('}\n' + TAIL)


if __name__ == '__main__':
    main()
