fs = [lambda: (a, b) for a in 'xy' for b in '12']
print([f() for f in fs])
def outer(n):
    d = {k: (lambda: k + n) for k in range(3)}
    return d[0](), sum(n * i for i in range(3))
print(outer(5))
class A:
    def m(self, *args, **kw):
        return (args, kw)
    def up(self):
        return [self.m(i) for i in (1,)]
class B(A):
    def m(self, *a, **k):
        return super().m(*a, **k), 'B'
print(B().m(1, x=2), B().up())
b = B().m
print(b(3, **{'y': 4}), b(*[5]))
def deco(fn):
    def wrapper(*args, **kwargs):
        return fn(*args, **kwargs) + 1
    return wrapper
@deco
def g(x, y=2):
    return x + y
print(g(1), g(1, y=5))
try:
    (lambda a: a)(1, 2)
except TypeError as e:
    print(e)
try:
    print(**{'a b': 1})
except TypeError as e:
    print(e)
print(dict(**{'a b': 1}, c=2))
