class Base:
    kind = 'base'
    def __init__(self, value):
        self.value = value
    def name(self):
        return 'Base.name'
    def read(self):
        return self.value
class Left(Base):
    pass
class Right(Base):
    def name(self):
        return 'Right.name'
class Other:
    value = 'class'
    def name(self):
        return 'Other.name'
    def read(self):
        return 'other'
def names(objects):
    found = []
    for _ in range(3):
        for one in objects:
            found.append(one.name())
    return found[-len(objects):]
def values(objects):
    found = []
    for _ in range(3):
        for one in objects:
            found.append(one.value)
            found.append(one.read())
    return found[-2 * len(objects):]
def fill(objects, value):
    for _ in range(3):
        for one in objects:
            one.value = value
left, right, other = Left(1), Right(2), Other()
objects = [left, right, other]
print(names(objects), values(objects))
fill(objects, 3)
print(values(objects), vars(other))
del other.value
print(values(objects))
Base.name = lambda self: 'new Base.name'
print(names(objects))
Left.name = lambda self: 'Left.name'
print(names(objects))
del Left.name
print(names(objects))
del Right.name
print(names(objects))
left.name = lambda: 'own name'
print(names(objects), names([Left(4), left]))
del left.name
print(names(objects))
right.__dict__['name'] = lambda: 'name in a dict'
print(names(objects), values(objects))
right.__dict__['value'] = 5
fill([left], 6)
print(values(objects))
Other.value = 'changed'
Base.kind = 0
for _ in range(3):
    Base.kind += 1
    Left.kind += 10
print(values([other]), Base.kind, Left.kind, left.kind, right.kind)
class Slotted:
    __slots__ = ('value',)
    def read(self):
        return self.value
slotted = Slotted()
fill([slotted], 7)
print(values([slotted]))
try:
    for i in range(3):
        slotted.extra = i
except AttributeError as error:
    print(type(error).__name__)
class Watched(Base):
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)
watched = Watched(8)
fill([left, watched], 9)
print(values([left, watched]))
def watch(self, name, value):
    object.__setattr__(self, name, 'watched')
Right.__setattr__ = watch
fill([left, right], 10)
print(values([left, right]))
class Computed(Base):
    @property
    def value(self):
        return 'computed'
    @value.setter
    def value(self, value):
        print('set', value)
computed = Computed(11)
print(values([left, computed]))
class Later:
    def set(self, value):
        self.first = value
        self.second = value + 1
first, second = Later(), Later()
second.second = 0
for i in range(3):
    first.set(i)
    second.set(i)
print(vars(first), vars(second), list(vars(second)))
class Node:
    pass
node = Node()
for i in range(4):
    node.next = node
    node.next = node.next
node.next = None
print(node.next)
for text in ['a', 'b'] * 2:
    print(text.upper(), [text].count(text), (text,).index(text), {text: 1}.get(text))
