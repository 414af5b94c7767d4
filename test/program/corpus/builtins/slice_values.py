s = slice(1, 3)
x = [0, 1, 2, 3, 4, 5, 6, 7]
print(x[s], 'letters'[s], (1, 2, 3)[s], range(9)[s])
x[s] = ['a', 'b', 'c']
print(x)
x[slice(None, None, 3)] = [10, 20, 30]
print(x)
x[slice(2)] += ['more']
print(x)
del x[slice(-1, 2, -2)]
print(x)
del x[s]
print(x)
x[s] = x
print(x)
every = slice(None)
x[every] = (n * n for n in range(4))
print(x)


class Window:
    def __init__(self, size):
        self.size = size

    def put(self, values, items):
        values[slice(0, self.size)] = items


Window(2).put(x, [x[slice(1, None)]])
print(x)


class Numbers(list):
    pass


numbers = Numbers(range(6))
numbers[s] = ['x']
print(numbers)
del numbers[slice(None, None, 2)]
print(numbers)
for index in (slice(0), slice(None, None, 0), slice('a'), slice(None, 1.5), slice(None, None, 2)):
    y = [1, 2, 3]
    try:
        y[index] = [7, 8, 9]
        print(index, y)
    except (TypeError, ValueError) as error:
        print(index, error)
    try:
        del y[index]
        print(index, y)
    except (TypeError, ValueError) as error:
        print(index, error)
try:
    x[s] = 5
except TypeError as error:
    print(error)
for fixed in ((1, 2), 'ab', range(3), b'ab'):
    try:
        fixed[s] = [1]
    except TypeError as error:
        print(error)
    try:
        del fixed[s]
    except TypeError as error:
        print(error)
