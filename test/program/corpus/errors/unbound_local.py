n = 5


def f():
    n += 1
    return n


f()
