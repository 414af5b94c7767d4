x = 1
del x


def f(a):
    b = a
    del a
    xs = [1, 2, 3, 4]
    del xs[0], xs[-1]
    print(b, xs)

    def g():
        return b

    print(g())
    del b
    b = 'again'
    print(g())


f(5)
print(x)
