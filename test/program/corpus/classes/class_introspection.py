class A:
    def m(self):
        "Doc of m."

class B(A):
    pass

b = B()
m = b.m
print(m.__self__ is b, m.__func__ is A.m, m.__name__, m.__qualname__, m.__doc__)
print(B.__bases__, B.__mro__, A.__bases__, B.__class__)
print([c.__name__ for c in B.__mro__])
f = [3, 1].append
f(5)
print(callable(f), callable(m), id(b) == id(b), id(b) != id(A))
m.__nothing__
