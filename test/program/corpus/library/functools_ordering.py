from functools import cache, cached_property, cmp_to_key, lru_cache, partial, reduce, total_ordering


@total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max([Version(1), Version(3)]).number)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        print('computing')
        return self.radius ** 2 * 3


circle = Circle(2)
print(circle.area, circle.area)
del circle.area
print(circle.area)
circle.area = 5
print(circle.area, Circle(1).area)


@lru_cache(maxsize=2)
def square(n):
    print('square', n)
    return n * n


print(square(1), square(2), square(1), square(3), square(2), square.cache_info())
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.cache_info())
print(sorted(['bb', 'a', 'ccc'], key=cmp_to_key(lambda a, b: len(b) - len(a))))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 'none'), partial(pow, 2)(5))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
