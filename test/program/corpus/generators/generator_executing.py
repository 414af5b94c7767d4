def g():
    yield 1
    for x in me:
        yield x


me = g()
for x in me:
    print(x)
