def g():
    yield 1
    yield 1 + 'a'


def f():
    return list(g())


print(f())
