from collections import namedtuple

Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p[1], len(p), list(p), p == (1, 2), (1, 2) == p, p == Point(1, 2), p < (1, 3))
x, y = p
print(x, y, p._replace(y=5), p._asdict(), Point._make([7, 8]), Point._fields)
print(isinstance(p, tuple), issubclass(Point, tuple), isinstance(p, list), isinstance(p, (int, tuple)))
print({p: 'a'}[(1, 2)], p + (3,), hash(p) == hash((1, 2)), 2 in p, p.index(2), p.count(1))
print(sorted([Point(2, 1), Point(1, 9), Point(1, 2)]))

Job = namedtuple('Job', ['name', 'priority', 'tags'], defaults=[0, ()])
print(Job('a'), Job('b', 2), Job._field_defaults)
for arguments, keywords in [((), {}), ((1, 2, 3, 4), {}), ((1,), {'name': 2}), ((1,), {'zzz': 2})]:
    try:
        Job(*arguments, **keywords)
    except TypeError as error:
        print(error)
try:
    p.x = 3
except AttributeError as error:
    print(error)


class Vector(namedtuple('Vector', 'x y')):
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vector(3, 4), Vector(3, 4).length())
for bad in ['x x', '_x', '1x']:
    try:
        namedtuple('Bad', bad)
    except ValueError as error:
        print(error)
