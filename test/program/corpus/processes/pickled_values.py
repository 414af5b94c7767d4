from collections import deque
from multiprocessing import Process, Queue, set_start_method


class Point:
    scale = 10

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def sum(self):
        return (self.x + self.y) * self.scale

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    @staticmethod
    def static(value):
        return ('static', value)

    @classmethod
    def of(cls, value):
        return cls(value, value).sum()


class Counted:
    def __init__(self):
        self.count = 1
        self.secret = lambda: None

    def __getstate__(self):
        return {'count': self.count}

    def __setstate__(self, state):
        self.count = state['count'] + 100


class Reduced:
    def __init__(self, made):
        self.made = made

    def __reduce__(self):
        return (Reduced, (self.made + 1,))


class Stated:
    def __init__(self):
        self.items = [1]

    def __setstate__(self, state):
        self.items = sorted(state.items())


class Failure(Exception):
    def __init__(self, code, message):
        super().__init__(code, message)
        self.code = code


class Outer:
    class Inner:
        value = 3


def call(results, function, *args):
    results.put(function(*args))


def echo(requests, results):
    while (value := requests.get()) is not None:
        results.put(value)


def with_default(values=[1, 2]):
    return values


if __name__ == '__main__':
    set_start_method('spawn')
    requests, results = Queue(), Queue()
    child = Process(target=echo, args=(requests, results))
    child.start()

    def sent(value):
        requests.put(value)
        return results.get()

    point = Point(1, 2)
    copy = sent(point)
    print(copy.x, copy.y, copy.sum(), copy == point, copy is point, type(copy) is Point)
    print(sent(Counted()).count, sent(Reduced(5)).made, sent(Stated()).items)
    shared = [1]
    both = sent({'one': shared, 'two': shared, 'point': point, 'again': (point, point)})
    print(both['one'] is both['two'], both['again'][0] is both['point'], both['one'])
    loop = []
    loop.append(loop)
    looped = sent(loop)
    print(looped[0] is looped)
    failure = sent(Failure(3, 'bad'))
    print(repr(failure), failure.code, failure.args, type(failure) is Failure)
    print([repr(sent(error)) for error in (ValueError('v'), KeyError('k'), StopIteration(), OSError(2, 'no'))])
    print(sent(Point) is Point, sent(Outer.Inner) is Outer.Inner, sent(ValueError), sent(with_default)())
    print(sent(point.sum)(), sent(Point.of)(4), sent(Point.static)('s'), sent(deque([1, 2], 3)), sent(len)('abc'))
    print(sent({1: {2: frozenset([3])}, (4, 5): {6}}), sent(10**30), sent(b'bytes'), sent(range(3)))
    requests.put(None)
    child.join()
    for function, args in ((point.sum, ()), (Point.of, (2,)), (Point.static, (1,))):
        child = Process(target=call, args=(results, function) + args)
        child.start()
        print(results.get())
        child.join()
