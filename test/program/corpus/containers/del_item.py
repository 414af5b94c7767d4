xs = [1, 2, 3, 4]
del xs[0]
del xs[-1], xs[0]
print(xs)
def f():
    a = b = [1]
    del a
    (b)[0] = 2
    del (b[0])
    print(b)
f()
t = (1, 2)
del t[0]
