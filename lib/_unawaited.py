"""The warning about a coroutine that the program never awaits. Every module with an `async def` imports this module."""

import _coroutines
from warnings import _warn


def report(coroutine, frames):
    """Warns at the line that drops the coroutine. `frames` contains the text of the frame that drops it. After the program's end,
    `frames` is empty or its frame has no line."""
    place, number, _, line = frames[0].split('\n', 3) if frames else ('', '', '', '')
    if not line:
        place, number = '<sys>', '0'
    # CPython also suggests tracemalloc, which gil-lab lacks.
    _warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, place, int(number), line)


_coroutines.watch(report)
