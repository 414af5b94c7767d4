def g():
    yield 1
    yield from 5


for x in g():
    print(x)
