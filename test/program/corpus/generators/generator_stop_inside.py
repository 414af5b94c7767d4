# A StopIteration that leaves the body becomes a RuntimeError.
def g():
    yield 1
    raise StopIteration('inside')


try:
    for x in g():
        print(x)
except RuntimeError as e:
    print(e, repr(e.__cause__))


def h():
    yield next(iter([]))


try:
    list(h())
except RuntimeError as e:
    print(e)


def k():
    yield 1
    next(iter([]))


for x in k():
    print(x)
