"""How asyncio reports errors that no code of the program gets."""

from _stream_calls import write
from traceback import format_exception


def error(message, exception=None):
    """Writes a message, and the traceback of an exception. CPython's logger does so if the program configures no logging."""
    write(message + '\n')
    if exception is not None:
        write(''.join(format_exception(exception)))


def warning(message):
    write(message + '\n')
