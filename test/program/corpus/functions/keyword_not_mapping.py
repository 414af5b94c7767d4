def f(**kw):
    return 1


print(f())
f(**[1])
