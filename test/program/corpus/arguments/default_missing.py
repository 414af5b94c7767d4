def f(a, b, c=3, d=4):
    return a


f(c=1)
