def f():
    g = lambda: x
    if False:
        x = 1
    print(x)


f()
