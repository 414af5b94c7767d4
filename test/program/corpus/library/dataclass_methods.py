from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, Point(1) == p, Point(2) == p, p != Point(1, 0))
print(Point(x=3, y=4), p == (1, 0))


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False, default='job')
    tags: list = field(default_factory=list, repr=False)


jobs = sorted([Job(3, 'c'), Job(1, 'a'), Job(2, 'b')])
print(jobs)
jobs[0].tags.append('x')
print(jobs[0].tags, jobs[1].tags, Job(1) < Job(2), Job(1) >= Job(2))
print(asdict(jobs[0]), astuple(jobs[0]), replace(jobs[0], name='z'))
print([f.name for f in fields(Job)], is_dataclass(Job), is_dataclass(3))


@dataclass(frozen=True)
class Pair:
    a: int
    b: int


pair = Pair(1, 2)
print(hash(pair) == hash(Pair(1, 2)), len({pair, Pair(1, 2)}), {pair: 1}[Pair(1, 2)])
try:
    pair.a = 3
except FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    del pair.b
except AttributeError as error:
    print(error)


@dataclass
class Base:
    name: str
    count: int = 0

    def __post_init__(self):
        self.total = self.count * 2


@dataclass
class Derived(Base):
    extra: str = 'e'

    def show(self):
        return f'{self.name} {self.total} {self.extra}'


print(Derived('n', 4), Derived('n', 4).show())
for arguments, keywords in [((), {}), ((1, 2, 3, 4), {}), ((1,), {'name': 3}), ((1,), {'zzz': 3})]:
    try:
        Derived(*arguments, **keywords)
    except TypeError as error:
        print(error)
try:
    hash(Point(1))
except TypeError as error:
    print(error)
try:
    Point(1) < Point(2)
except TypeError as error:
    print(error)
