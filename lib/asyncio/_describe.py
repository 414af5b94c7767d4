"""The texts of futures, tasks and callbacks, for repr() and for messages."""

from _frames import frames as _frames

from asyncio.coroutines import _Coroutine

_WITH_FRAMES = (_Coroutine, type(lambda: None))
# The text of a future shows at most this many characters of its result (40 of an int) and this many items of a list or tuple (4 of a dict).
_LONGEST = 30
_MOST_ITEMS = 6
# The futures whose texts are in progress. A future can contain itself, so the recursion must stop at these.
_active = []


def class_name(value):
    return 'NoneType' if value is None else type(value).__name__


def callback(function):
    """Returns the name of a callback, and where the program defines it."""
    partial_function = getattr(function, 'func', None)
    if partial_function is not None and hasattr(function, 'keywords'):
        return callback(partial_function)
    text = (getattr(function, '__qualname__', None) or getattr(function, '__name__', None) or repr(function)) + '()'
    return text if hasattr(function, '__self__') else text + _at(' at', function, 0)


def coroutine(coro):
    """Returns the name of a coroutine's function, and the line at which the coroutine waits. For a finished coroutine, returns the line
    of the function's definition."""
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or f'<{class_name(coro)} without __name__>'
    return name + '()' + (_at(' running at', coro, 1) or _at(' done, defined at', coro, 0))


def _at(word, function, is_own_frame):
    """Returns the path and line of a function, or of the current frame of a coroutine. Returns '' if there is none."""
    if not isinstance(function, _WITH_FRAMES):
        return ''
    for frame in _frames(function, is_own_frame):
        path, line = frame.split('\n', 2)[:2]
        return f'{word} {path}:{line}'
    return ''


def handle(it):
    info = [class_name(it)]
    if it._cancelled:
        info.append('cancelled')
    if hasattr(it, '_when'):
        info.append(f'when={it._when}')
    if it._callback is not None:
        info.append(callback(it._callback))
    return f"<{' '.join(info)}>"


def future(it):
    return _guarded(it, _future_info)


def task(it):
    return _guarded(it, _task_info)


def _guarded(it, info):
    if id(it) in _active:
        return '...'
    _active.append(id(it))
    try:
        return f"<{class_name(it)} {' '.join(info(it))}>"
    finally:
        _active.remove(id(it))


def _future_info(it):
    info = [it._state.lower()]
    if it._state == 'FINISHED':
        if it._exception is not None:
            info.append(f'exception={it._exception!r}')
        else:
            info.append(f'result={short(it._result)}')
    if it._callbacks:
        info.append(f'cb=[{_callbacks(it._callbacks)}]')
    return info


def _callbacks(pairs):
    first = callback(pairs[0][0])
    if len(pairs) == 1:
        return first
    last = callback(pairs[-1][0])
    if len(pairs) == 2:
        return f'{first}, {last}'
    return f'{first}, <{len(pairs) - 2} more>, {last}'


def _task_info(it):
    info = _future_info(it)
    if it._num_cancels_requested > 0 and not it.done():
        info[0] = 'cancelling'
    before = [info[0], f'name={it.get_name()!r}', f'coro=<{coroutine(it._coro)}>']
    if it._fut_waiter is not None:
        before.append(f'wait_for={it._fut_waiter!r}')
    return before + info[1:]


def short(value, level=6):
    """Returns the repr of a value. As in reprlib.repr(), a long repr is shortened."""
    if isinstance(value, (list, tuple)):
        return _short_items(value, level)
    if isinstance(value, dict):
        return _short_dict(value, level)
    text = repr(value)
    longest = 40 if isinstance(value, int) else _LONGEST
    if len(text) <= longest:
        return text
    if isinstance(value, str):
        text = repr(value[:_LONGEST])
    head = (longest - 3) // 2
    whole = repr(value)
    return text[:head] + '...' + whole[len(whole) - (longest - 3 - head):]


def _short_items(value, level):
    left, right = ('[', ']') if isinstance(value, list) else ('(', ')')
    if level <= 0 and len(value) > 0:
        return left + '...' + right
    texts = [short(each, level - 1) for each in value[:_MOST_ITEMS]]
    if len(value) > _MOST_ITEMS:
        texts.append('...')
    if len(value) == 1 and right == ')':
        right = ',)'
    return left + ', '.join(texts) + right


def _short_dict(value, level):
    if level <= 0 and value:
        return '{...}'
    texts = []
    for key in value:
        if len(texts) == 4:
            texts.append('...')
            break
        texts.append(f'{short(key, level - 1)}: {short(value[key], level - 1)}')
    return '{' + ', '.join(texts) + '}'
