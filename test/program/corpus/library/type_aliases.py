import queue
import threading
from queue import Queue
from collections import deque, defaultdict
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Optional, TypeVar, cast, List, Union

Numbers = list[int]
Table = dict[str, list[int]]
Pair = tuple[int, ...]
Job = tuple[int, str] | None
Q = queue.Queue[int]
T = TypeVar('T')
print(Numbers, Table, Pair, Job, Q, Future[int], deque[str], defaultdict[str, int], type[int], tuple[()])
print(int | str, int | None, None | int, int | str | None, list[int] | None, int | int, ValueError | KeyError)


class Task:
    pass


class Other(Queue[int]):
    pass


class Registry(dict[str, int]):
    pass


class Handler(threading.Thread):
    pass


print(Task | None, Task | Other, Optional[Task], list[Task], Task | list[Task])
print(isinstance(3, int | str), isinstance('a', int | str), isinstance(3.0, int | str), isinstance(None, int | None))
print(isinstance(3, (int | str, float)), issubclass(bool, int | str), isinstance(Task(), Task | None))
Scalar = int | float
print([isinstance(x, Scalar) for x in (1, 2.0, 'a', None, True)])
q = Queue[int](maxsize=2)
q.put(5)
print(q.get(), type(q).__name__, list[int]([1, 2]), dict[str, int](a=1))
print(cast(list[int], [1]), cast('Queue[int]', 3))
print(Numbers.__origin__, Numbers.__args__, Job.__args__, Pair.__args__)
print(list[int] == list[int], list[int] == list[str], int | str == str | int, hash(list[int]) == hash(list[int]))
print({list[int]: 1}[list[int]], (int | str) == (str | int))
print(list[T], list[T][int], dict[str, T][int], (list[T] | None)[int], list[T].__parameters__)
o = Other()
o.put(1)
print(o.get(), Registry(a=3), isinstance(Registry(), dict))
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
try:
    print(3 | None)
except TypeError as e:
    print(e)
try:
    print(list[int][str])
except TypeError as e:
    print(e)


def work(jobs: Queue[int] | None = None, kind: type[Task] = Task, alias=list[int]):
    return alias


print(work())
flags = 1 | 2
print(flags, {1} | {2}, {'a': 1} | {'b': 2})
print(type(int | str), type(list[int]))
import types
print(types.UnionType, types.GenericAlias, isinstance(int | str, types.UnionType))
print(List[int] | None, Union[int, str], Optional[int])

try:
    print(list[int] | 3)
except TypeError:
    print("not a type")


class Strict(type):
    def __subclasscheck__(cls, other):
        return False


class Nothing(metaclass=Strict):
    pass


print(issubclass(Nothing, Nothing), isinstance(Nothing(), Nothing))
