class A:
    def __add__(self, other):
        return NotImplemented

for f in (lambda: A() + 1, lambda: 1 + A(), lambda: A() < 2, lambda: -A(), lambda: A()[0], lambda: len(A()), lambda: A()(), lambda: 1 in A(), lambda: [x for x in A()]):
    try:
        f()
    except TypeError as e:
        print(e)
a = A()
a[1] = 2
