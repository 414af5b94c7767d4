# Generators in `for` loops, in calls of next(), and as arguments of builtins that take an iterable.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def nothing():
    return
    yield


def texts():
    yield 'a'
    yield 'b', 1
    yield
    yield [1, 2]
    for c in 'xyz':
        yield c * 3


for x in count(5):
    print(x)
for x in texts():
    print(x)
for x in nothing():
    print('never')

g = count(3)
print(next(g), next(g), next(g))
print(next(g, 'done'), next(g, None))
print(next(count(3), 'unused'))
print(next(nothing(), 'nothing'))

print(list(count(4)), tuple(count(3)), sum(count(10)), max(count(5)), min(count(5)))
print(sorted(count(5), reverse=True))
a, b, c = count(3)
print(a, b, c)
print(*count(4))
print([x * x for x in count(4)])
for i, x in enumerate(count(3), 10):
    print(i, x)
items = [9]
items.extend(count(3))
items += count(2)
print(items)
print(3 in count(5), 7 in count(5), 7 not in count(5))
