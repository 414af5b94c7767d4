def g():
    yield 1


print(next(g()))
next([1])
