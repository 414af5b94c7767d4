import gc
from collections import deque

gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


# A cycle of two instances dies only in a collection.
one, two = Node('one'), Node('two')
one.other, two.other = two, one
del one, two
print('before')
print(gc.collect())
print(gc.collect())

# Containers of each kind.
values = []
values.append(values)
table = {}
table['self'] = table
queue = deque()
queue.append(queue)
box = (values, [])
box[1].append(box)
del values, table, queue, box
print(gc.collect())


class Item:
    pass


def cyclic_set():
    item = Item()
    item.group = {item}
    item.frozen = frozenset([item])


cyclic_set()
print(gc.collect())


# Iterators, slices and views.
def kinds():
    item = Item()
    item.walk = iter([item])
    item.pairs = zip([item], [item])
    item.cut = slice(item, 1)
    item.view = {1: item}.items()


kinds()
print(gc.collect() > 0)


# Objects that a stack, a global or a local still reaches stay.
def keeps():
    item = Node('kept')
    item.me = item
    print(gc.collect())
    print(item.me.me.name)
    item.me = None


keeps()
kept = [Node('global')]
kept.append(kept)
print(gc.collect(), kept[1][0].name)
kept.clear()


# Resurrection: the finalizer runs once, and the object lives on.
class Phoenix:
    def __init__(self):
        self.me = self
        self.parts = [1, 2, 3]

    def __del__(self):
        global saved
        print('phoenix')
        saved = self


Phoenix()
print(gc.collect())
print(saved.parts, saved.me is saved)
saved = None
print(gc.collect())


# A chain: only the members of the cycle are garbage by themselves, but what they refer to goes with them.
class Tail:
    def __del__(self):
        print('tail')


def chain():
    ring = [Tail(), [Tail()]]
    ring.append(ring)


chain()
print('chain')
print(gc.collect())
