def inner():
    yield 1
    yield 1 + None


def middle():
    yield 0
    yield from inner()


def outer():
    yield from middle()
    yield 'never'


for x in outer():
    print(x)
