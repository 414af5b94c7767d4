class Typed:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = '_' + name
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.name, 'unset')
    def __set__(self, obj, value):
        if not isinstance(value, int):
            raise TypeError(f'{self.name} wants int')
        setattr(obj, self.name, value)
class Point:
    x = Typed()
    y = Typed()
    def __init__(self, x, y):
        self.x = x
        self.y = y
p = Point(1, 2)
print(p.x, p.y, p.__dict__, type(Point.x).__name__)
try:
    p.x = 'no'
except TypeError as e:
    print(e)
del p._x
print(p.x)

class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, obj, cls):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value
class Circle:
    def __init__(self, r): self.r = r
    @Lazy
    def area(self):
        print('computing')
        return 3 * self.r ** 2
c = Circle(2)
print(c.area, c.area, c.__dict__)
