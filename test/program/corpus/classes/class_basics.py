class A:
    """Doc."""
    count = 0
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
        A.count += 1
    def total(self, extra=0):
        return self.x + self.y + extra
    @property
    def double(self):
        return self.x * 2
    @double.setter
    def double(self, value):
        self.x = value // 2
    @staticmethod
    def s(a):
        return a + 1
    @classmethod
    def make(cls, v):
        return cls(v)

class B(A):
    def total(self, extra=0):
        return super(B, self).total(extra) * 10
    kind = 'b'

a = A(1)
print(a.x, a.y, a.total(), a.total(extra=5))
b = B(3, y=4)
print(b.total(1), b.double, B.count, A.count)
b.double = 10
print(b.x, b.kind, A.s(1), b.s(4))
c = B.make(9)
print(c.x, c.total(), isinstance(c, A), isinstance(a, B), issubclass(B, A), type(c) is B)
m = c.total
print(m(2), B)
a.x += 5
a.new = [1]
a.new.append(2)
print(a.x, a.new, A.__name__, A.__doc__, type(a).__name__, a.__class__)
f = a.new.append
f(7)
print(a.new)
a.missing
