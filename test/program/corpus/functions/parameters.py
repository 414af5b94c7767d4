def f(a, b=2, *rest, c, d=4, **extra):
    print(a, b, rest, c, d)


f(1, c=3)
f(1, 2, 3, 4, c=5)
f(1, c=1, d=2)
f(b=1, a=2, c=3)


def g(a, /, b, *, c=10):
    return a, b, c


print(g(1, 2), g(1, b=2), g(1, 2, c=3))


def h(*args):
    return args


print(h(), h(1), h(1, 2, 3), h(*[1, 2]))
log = []


def note(x):
    log.append(x)
    return x


def k(a=note(1), b=note(2), *, c=note(3)):
    return a, b, c


print(log, k(), k(5), k(c=7))


def grow(x, into=[]):
    into.append(x)
    return into


print(grow(1), grow(2), grow(3, []), grow(4))
add = lambda a, b=1, *c, d=0: (a, b, c, d)
print(add(1), add(1, 2, 3, d=4))
print((lambda: 5)(), (lambda *xs: len(xs))(1, 2, 3))
f(1, 2, 3)
