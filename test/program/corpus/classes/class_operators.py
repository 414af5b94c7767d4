class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self):
        return V(-self.x, -self.y)
    def __eq__(self, o):
        return isinstance(o, V) and self.x == o.x and self.y == o.y
    def __repr__(self):
        return f"V({self.x}, {self.y})"
    def __bool__(self):
        return self.x != 0
    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

a = V(1, 2)
print(a + V(3, 4), a * 3, 3 * a, -a, abs(V(3, 4)), a == V(1, 2), a != V(1, 2), [a, V(0, 0)])
print(bool(a), bool(V(0, 1)), not V(0, 1), a in [V(5, 5), V(1, 2)], [a] == [V(1, 2)])
a += V(1, 1)
print(a, str(a), f"{a}")

