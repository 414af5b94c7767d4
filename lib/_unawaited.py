"""The warning about a coroutine that the program never awaits. The compiler makes every module with an `async def` import this one."""

import _coroutines
from warnings import _warn


def report(coroutine, frames):
    """Warns that the program dropped a coroutine without an `await`. frames[0] describes the frame that dropped the coroutine, and the
    warning shows its line. After the program's end there is no such line, and the warning shows <sys>."""
    place, number, _, line = frames[0].split('\n', 3) if frames else ('', '', '', '')
    if not line:
        place, number = '<sys>', '0'
    # CPython also suggests tracemalloc, which gil-lab lacks.
    _warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, place, int(number), line)


_coroutines.watch(report)
