def show(*args, **kwargs):
    print(args, [kwargs == kwargs], f(**kwargs))


def f(a=1, b=2, c=3, **rest):
    return a, b, c


def both(*args, **kwargs):
    return f(*args, **kwargs)


def rename(**kwargs):
    return both(**kwargs)


show(1, 2, a=5)
show()
print(both(7, c=8), both(*[1, 2]))
print(rename(b=4, zzz=5), rename())
print(f(*[1], *(2,), c=9), f(*'ab'))


def collect(**kw):
    return kw


first = collect(a=10, c=30)
second = collect(b=20)
print(f(**first, **second), f(**first, b=7), f(0, **second))
print(f(1, *[2], **collect(c=5)))
print((lambda **k: f(**k))(a=3))


def only(x, /, **kw):
    return x, f(**kw)


print(only(1, a=4), only(2))
print(f(**first, a=1))
