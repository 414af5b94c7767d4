import gc

gc.collect()


class Watch:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


# A function that refers to itself through its captured variable.
def closures():
    watch = Watch('closure')

    def recurse(n):
        return watch.name if n == 0 else recurse(n - 1)

    print(recurse(3))


closures()
print(gc.collect() >= 3)


# A generator that is one of its own locals.
def numbers():
    me = yield
    watch = Watch('generator')
    yield watch.name
    yield me


def generators():
    g = numbers()
    next(g)
    print(g.send(g))


generators()
gc.collect()
print('generators')


# A generator that waits in a try runs its finally first.
def guarded():
    me = yield
    try:
        yield 1
    finally:
        print('finally', me is not None)


def closes():
    g = guarded()
    next(g)
    g.send(g)


closes()
print('closing')
gc.collect()
print('closed')


# An exception that refers to itself.
def raises():
    try:
        raise ValueError('loop')
    except ValueError as error:
        error.watch = Watch('exception')
        error.me = error


raises()
gc.collect()
print('exceptions')


# Two exceptions as each other's causes.
def chain():
    one, two = ValueError(1), KeyError(2)
    one.__cause__, two.__cause__ = two, one
    one.watch = Watch('cause')


chain()
gc.collect()


# Bound methods.
class Owner:
    def __init__(self):
        self.watch = Watch('method')
        self.bound = self.method

    def method(self):
        return self.watch.name


print(Owner().bound())
print(gc.collect())
