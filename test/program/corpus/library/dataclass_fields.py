from dataclasses import dataclass, field
from typing import ClassVar, List, Optional


@dataclass
class Node:
    value: int
    next: Optional['Node'] = None
    count: ClassVar[int] = 0
    items: List[int] = field(default_factory=list)
    made: int = field(init=False, default=7)

    def __repr__(self):
        return f'N{self.value}'


print(Node(1, Node(2)).next, Node.count, Node(1).items, Node(1).made)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        x: int = 0
        y: int
except TypeError as error:
    print(error)


class Guard:
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)


g = Guard()
g.x = 4
print(g.x)
del g.x
print(hasattr(g, 'x'), ..., Ellipsis, ... is Ellipsis, type(g).__name__)


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2


print(K(a=1))
try:
    K(1)
except TypeError as error:
    print(error)
try:
    K()
except TypeError as error:
    print(error)


@dataclass
class Empty:
    pass


print(Empty(), Empty() == Empty())
