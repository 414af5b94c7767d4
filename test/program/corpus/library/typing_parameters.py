from typing import Callable, ParamSpec, TypeVar, Awaitable, Any, Iterator, Concatenate
from functools import wraps
from collections.abc import Callable as C
P = ParamSpec('P')
R = TypeVar('R')


def timed(f: Callable[P, R]) -> Callable[P, R]:
    @wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        return f(*args, **kwargs)

    return inner


@timed
def add(a: int, b: int = 2) -> int:
    return a + b


def vars(x):
    return 'own'


class A:
    pass


print(add(1), P, P.args, P.kwargs, Callable[P, R], vars(A))
print(C[[int, str], bool], C[..., Any] | None)
Result = dict[str, tuple[int, float]] | list[str] | None
print(Result)
handlers: dict[str, Callable[..., Any]] = {}
JSON = dict[str, 'JSON'] | list['JSON'] | str | int | None
print(JSON)
