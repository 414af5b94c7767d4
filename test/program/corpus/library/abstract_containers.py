from collections.abc import (
    Awaitable, Callable, Collection, Container, Coroutine, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping,
    MutableSequence, MutableSet, Sequence, Set, Sized, AsyncIterator,
)
from collections import OrderedDict, defaultdict, deque, Counter


def gen():
    yield 1


async def co():
    pass


c = co()
VALUES = [1, 'a', [1], (1,), {1: 2}, {1}, frozenset(), range(3), gen(), iter([1]), {1: 2}.keys(), {1: 2}.values(), deque(), len, gen, print,
          None, map(str, []), OrderedDict(), defaultdict(int), c, lambda: 0, b'x', Counter('a'), int, object(), 2.5, [].append]
for kind in (Awaitable, Callable, Collection, Container, Coroutine, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping,
             MutableSequence, MutableSet, Sequence, Set, Sized, AsyncIterator):
    print(kind.__name__, [int(isinstance(value, kind)) for value in VALUES])
c.close()


class Pairs(Sequence):
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


p = Pairs([3, 1, 2, 1])
print(list(p), list(reversed(p)), p.index(2), p.count(1), 3 in p, isinstance(p, Sequence), isinstance([], Pairs), issubclass(Pairs, Iterable))


class Store(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


s = Store()
s.update(a=1, b=2)
s.setdefault('c', 3)
print(dict(s), s.pop('a'), s.get('z'), 'b' in s, list(s.items()), len(s), s == {'b': 2, 'c': 3}, s.popitem())
s.clear()
print(len(s), isinstance(s, Mapping), isinstance(s, dict))


class Count(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), isinstance(Count(1), Iterator))


class Duck:
    def __iter__(self):
        return iter(())

    def __call__(self):
        pass


print(isinstance(Duck(), Iterable), isinstance(Duck(), Callable), isinstance(Duck(), Sized), issubclass(list, Sequence), issubclass(dict, Mapping))
try:
    Sequence()
except TypeError as e:
    print(e)


class Half(Sequence):
    def __len__(self):
        return 0


try:
    Half()
except TypeError as e:
    print(e)
Handler = Callable[[int], str]
print(Handler, Callable[..., int], Iterable[int], Mapping[str, int], Callable[[], None] | None)


class Ints(Iterator[int]):
    def __next__(self):
        raise StopIteration


print(list(Ints()))
