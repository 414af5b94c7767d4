"""The function `copy`, with which asyncio copies the current context. In a program without contextvars it is None, and asyncio copies
nothing."""

copy = None


def use(function):
    global copy
    copy = function
