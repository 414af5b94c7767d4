def opts(**kw):
    return kw


def f(a, b=2):
    return a + b


print(f(**opts(a=1)), f(1, **opts(b=5)))
f(**opts(a=1, other=2))
