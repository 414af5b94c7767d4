"""Writes the messages of asyncio about errors that no code of the program retrieves."""

from _stream_calls import write
from traceback import format_exception


def error(message, exception=None):
    """Writes a message and the traceback of an exception, as CPython does if the program does not configure logging."""
    write(message + '\n')
    if exception is not None:
        write(''.join(format_exception(exception)))


def warning(message):
    write(message + '\n')
