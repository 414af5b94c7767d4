def g():
    yield 1


it = g()
print(next(it))
for _ in it:
    print('never')
print(list(it))
print(next(it))
