"""The function with which asyncio copies the current context. A program without contextvars copies nothing."""

copy = None


def use(function):
    global copy
    copy = function
