"""The exceptions of asyncio."""

__all__ = ('CancelledError', 'InvalidStateError', 'TimeoutError', 'BrokenBarrierError')

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The future or task is in a state in which this operation is not allowed."""


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""
