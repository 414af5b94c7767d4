def g():
    yield 1


x = g()
print('made')
x.send(3)
