from typing import Generic, TypeVar, NamedTuple, Protocol, TypedDict, runtime_checkable, List, Dict, Callable, NewType, get_args, get_origin, Optional, Union

T = TypeVar('T')


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


class Named(Stack[int]):
    pass


class Point(NamedTuple):
    x: int
    y: int = 0

    def total(self):
        return self.x + self.y


class Movie(TypedDict, total=False):
    name: str


class Shape(Protocol):
    def area(self) -> float: ...


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Square:
    def area(self):
        return 4

    def close(self):
        pass


UserId = NewType('UserId', int)
print(Stack[int], Stack.__name__, Named.__mro__)
s = Stack[str]()
s.push('a')
print(s.items, type(s), isinstance(s, Stack), Named().items)
print(Point(1), Point(1, 2).total(), Point(3)._replace(y=9), Point.__name__, Point._fields, isinstance(Point(1), tuple), Point)
print(Movie(name='x'), isinstance(Square(), Closes), isinstance(3, Closes))
try:
    isinstance(Square(), Shape)
except TypeError as e:
    print(e)
try:
    Shape()
except TypeError as e:
    print(e)
print(UserId(5), UserId, Optional[UserId])
print(get_origin(list[int]), get_args(dict[str, int]), get_args(Optional[int]), get_origin(List[int]), get_origin(int))
print(isinstance([], List), isinstance(3, Union[int, str]), Union[int, str, None], Union[int, None], Union[int], Optional[Union[int, str]])
print(List[int] | None)
P2 = NamedTuple('P2', [('a', int), ('b', str)])
print(P2(1, 'x'))
print(Stack[int].__origin__)
