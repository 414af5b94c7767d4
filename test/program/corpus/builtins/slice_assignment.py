a = [0, 1, 2, 3, 4]
a[1:3] = ['x', 'y', 'z']
print(a)
a[:] = []
print(a)
a[5:] = range(4)
print(a)
a[2:1] = 'ab'
print(a)
a[::2] = [10, 20, 30]
print(a)
a[::-1] = list(a)
print(a)
a[1:2] = a
print(a)
a[-2:] = (n * n for n in range(3))
print(a)
del a[::2]
print(a)
del a[1:]
print(a)
b = list(range(10))
del b[8:1:-3]
print(b)
del b[5:2]
print(b)
b[0:2], c = [7], 8
print(b, c)
same = b
b[:] = [1]
print(same is b, same)
del b[:]
print(same)
for index in (0, 'a', 1.5):
    try:
        b[::index] = []
    except (ValueError, TypeError) as error:
        print(error)
b = [1, 2, 3, 4]
for value in (5, None):
    try:
        b[1:2] = value
    except TypeError as error:
        print(error)
    try:
        b[::2] = value
    except TypeError as error:
        print(error)
try:
    b[::2] = [1]
except ValueError as error:
    print(error)
try:
    (1, 2)[0:1] = [3]
except TypeError as error:
    print(error)
try:
    'abc'[0:1] = 'x'
except TypeError as error:
    print(error)
try:
    del (1, 2)[0:1]
except TypeError as error:
    print(error)


def failing():
    yield 1
    raise ValueError('in the middle')


try:
    b[1:3] = failing()
except ValueError as error:
    print(error, b)
