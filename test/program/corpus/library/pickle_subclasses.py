# Instances of subclasses of builtin types, of classes with slots, and of collections come back as they were.
import pickle
from collections import Counter, OrderedDict, defaultdict


class Number(int):
    pass


class Text(str):
    pass


class Pair(tuple):
    pass


class Items(list):
    pass


class Table(dict):
    pass


class Group(set):
    pass


class Slotted:
    __slots__ = ('x', 'y')

    def __init__(self, x):
        self.x = x


class Plain:
    def __init__(self):
        self._value = 3


def copied(value):
    made = pickle.loads(pickle.dumps(value))
    return type(made).__name__, made


print(copied(Number(5)), copied(Text('ab')), copied(Pair((1, 2))), copied(Items([1, 2, 3])), copied(Items()))
print(copied(Table(a=1, b=[2])), copied(Group([4])))
marked = Number(7)
marked.mark = 'm'
print(copied(marked)[1].mark, copied(Plain())[1]._value)
made = copied(Slotted(1))[1]
print(made.x, hasattr(made, 'y'))
print(copied(Counter('aab')), copied(OrderedDict(a=1, b=2)), copied(defaultdict(list, a=[1])))
