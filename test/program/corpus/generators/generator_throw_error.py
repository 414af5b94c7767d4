def inner():
    yield 1


def outer():
    yield from inner()


o = outer()
print(next(o))
o.throw(ValueError('thrown'))
