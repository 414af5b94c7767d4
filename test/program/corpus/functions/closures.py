def counter():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    return bump


first = counter()
second = counter()
print(first(), first(), second())


def adder(x):
    def add(y, z=x):
        return x + y + z

    return add


print(adder(1)(2), adder(10)(2, z=3))


def outer():
    def middle():
        def inner():
            return value

        return inner

    value = 'seen later'
    return middle()()


print(outer())


def fact():
    def f(n):
        return 1 if n < 2 else n * f(n - 1)

    return f(10)


print(fact())


def shared():
    x = []

    def put(v):
        x.append(v)

    def get():
        return x

    return put, get


put, get = shared()
put(1)
put(2)
print(get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = [lambda i=i: i * 10 for i in range(3)]
print([g() for g in gs])


def table(rows):
    return [[r * c for c in range(3)] for r in rows]


print(table([1, 2]))


def make(xs):
    return [[lambda k: k + x + y for y in xs] for x in xs]


print([[f(100) for f in row] for row in make([1, 2])])


def param(a, b):
    def swap():
        nonlocal a, b
        a, b = b, a

    swap()
    return a, b


print(param(1, 2))


def later():
    def use():
        return y

    try_it = use
    y = 3
    del y
    return try_it


later()()
