from collections.abc import Callable, MutableSet
from typing import NamedTuple, Protocol, TypeVar, runtime_checkable

T = TypeVar('T')


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


class Hidden(Protocol):
    def close(self): ...


print(issubclass(File, Closes), issubclass(int, Closes), isinstance(File(), Closes), isinstance(3, Closes))
try:
    issubclass(File, Hidden)
except TypeError as error:
    print(error)
try:

    class Late(NamedTuple):
        a: int = 1
        b: int = 2
        c: int
except TypeError as error:
    print(error)
print(hash(Callable[[int], str]) == hash(Callable[[int], str]), Callable[[T], T][int], len({Callable[[int], str], Callable[[int], str]}))


class Bag(MutableSet):
    def __init__(self, values=()):
        self.values = list(dict.fromkeys(values))

    def __contains__(self, value):
        return value in self.values

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)

    def add(self, value):
        if value not in self.values:
            self.values.append(value)

    def discard(self, value):
        if value in self.values:
            self.values.remove(value)

    def __repr__(self):
        return f'Bag({self.values})'


print(Bag([1, 2]) - {1}, {1, 5} - Bag([1]), Bag([1, 2]) ^ Bag([2, 3]), Bag([1, 2, 3]) - iter([1, 2]))
bag = same = Bag([1, 2, 3, 4])
bag -= {1}
bag &= {2, 3}
bag ^= Bag([3, 9])
print(bag, same is bag)
bag -= bag
print(bag, len(same))
