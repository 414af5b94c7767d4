def g():
    yield 1
    yield 2
    yield 3


a, b, c = g()
print(a, b, c)
a, b = g()
