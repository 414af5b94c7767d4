# Generator expressions: the first iterable is evaluated at once, everything else when the items are taken.
def noisy(name, n):
    print('open', name)
    return range(n)


g = (x * x for x in noisy('first', 4))
print('made')
print(list(g), list(g))
print(sum(i * i for i in range(10)), max(len(w) for w in ['a', 'bcd', 'ef']))
print(list((a, b) for a in range(3) for b in noisy('inner', a) if a + b))
print(sorted((x for x in [3, 1, 2] if x != 1), reverse=True))
print(list(a + b for a, b in [(1, 2), (3, 4)]))
print(tuple(x for x in 'abc'))
print(' '.join(str(x) for x in range(3)))


def scale(items, factor):
    scaled = (item * factor for item in items)
    factor = 100
    return list(scaled)


print(scale([1, 2], 3))


def nested(n):
    return [sum(x * y for y in range(x)) for x in range(n)]


print(nested(5))
print(list(list(y for y in range(x)) for x in range(3)))


def outer():
    total = 0

    def add():
        nonlocal total
        total += 1
        return total

    pairs = ((add(), x) for x in 'pq')
    print(total)
    print(list(pairs), total)


outer()
print([f for f in ((lambda: i)() for i in range(3))])
n = 10
late = (n + x for x in range(2))
n = 20
print(list(late))
print(next((x for x in range(100) if x * x > 50), None))
x = 'global'
print(list(x for x in range(2)), x)
