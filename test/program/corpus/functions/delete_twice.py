def f():
    def g():
        nonlocal v
        del v

    v = 1
    g()
    print('deleted')
    g()


f()
