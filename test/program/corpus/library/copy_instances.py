"""copy() and deepcopy() of instances."""

import copy
import threading


class Node:
    kind = 'node'

    def __init__(self, name, children=()):
        self.name = name
        self.children = list(children)


tree = Node('root', [Node('left'), Node('right', [Node('deep')])])
shallow = copy.copy(tree)
deep = copy.deepcopy(tree)
print(type(deep).__name__, deep.name, deep.children[1].children[0].name, deep.kind)
print(shallow.children is tree.children, deep.children is tree.children, deep.children[0] is tree.children[0])
deep.children[0].name = 'changed'
print(tree.children[0].name, shallow is tree)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


point = copy.deepcopy(Point([1], 2))
print(point.x, point.y)


class Guarded:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = [1, 2]


for make in (lambda: copy.deepcopy(Guarded()), lambda: copy.copy(threading.Lock()), lambda: copy.copy(Guarded()).values):
    try:
        print(make())
    except TypeError as error:
        print(error)


class Special:
    def __init__(self, value):
        self.value = value

    def __copy__(self):
        return Special(('copy', self.value))

    def __deepcopy__(self, memo):
        return Special(('deep', self.value))


print(copy.copy(Special(1)).value, copy.deepcopy([Special(2)])[0].value)

loop = Node('loop')
loop.children.append(loop)
other = copy.deepcopy(loop)
print(other.children[0] is other, other is loop)
error = copy.copy(ValueError('text', 1))
print(repr(error))
