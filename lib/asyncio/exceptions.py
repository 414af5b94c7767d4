"""The exceptions of asyncio."""

__all__ = ('CancelledError', 'InvalidStateError', 'TimeoutError', 'BrokenBarrierError')

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The program cancelled the future or task."""


class InvalidStateError(Exception):
    """The state of the future or task does not allow this operation."""


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""
