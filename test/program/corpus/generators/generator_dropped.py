# The `finally` of an unfinished generator runs when the last reference to the generator goes.
def g(name):
    try:
        yield name
        yield 'more'
    finally:
        print('drop', name)


for x in g('loop'):
    print(x)
    break
print('after loop')
print(next(g('temporary')))
x = g('variable')
next(x)
x = None
print('after variable')


def f():
    y = g('local')
    next(y)
    print('leaving f')


f()
items = [g('a'), g('b')]
for y in items:
    next(y)
y = None
del items
print('after list')


def outer():
    try:
        yield from g('inner')
    finally:
        print('outer dropped')


o = outer()
next(o)
del o
print('after outer')


print(any(c == 'loop2' for c in g('loop2')))
print('end')
