import gc

gc.collect()
order = []


class Ordered:
    def __init__(self, number):
        self.number = number
        self.links = []

    def __del__(self):
        order.append(self.number)


# Blocks that were freed in another order must not change the order of the finalizers.
spare = [Ordered(i) for i in range(50)]
for i in (7, 3, 31, 12, 44, 2):
    spare[i] = None
spare = None
order.clear()
ring = [Ordered(i) for i in range(20)]
for i, item in enumerate(ring):
    item.links.append(ring[(i * 7 + 3) % 20])
ring = item = None
print(gc.collect())
print(order)

# A finalizer that collects while a collection runs its finalizers gets 0.
class Inner:
    def __init__(self):
        self.me = self

    def __del__(self):
        print('inner', gc.collect())


Inner()
print(gc.collect())


# A finalizer that breaks the cycle: reference counts free the rest.
class Breaks:
    def __init__(self):
        self.me = self

    def __del__(self):
        print('breaks')
        self.me = None


Breaks()
print(gc.collect())


# An error in a finalizer does not stop the others.
class Fails:
    def __init__(self, name):
        self.me = self
        self.name = name

    def __del__(self):
        print('fails', self.name)


Fails(1), Fails(2)
print(gc.collect())


# Only one of two becomes reachable again; what it refers to survives with it.
class Left:
    def __init__(self):
        self.me = self

    def __del__(self):
        global found
        found = self
        print('left')


class Right:
    def __init__(self):
        self.me = self

    def __del__(self):
        print('right')


left, right = Left(), Right()
left.data = [1, 2]
del left, right
print(gc.collect())
print(found.data, found.me is found)
