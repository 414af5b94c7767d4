# requires: python >= 3.12
class Number:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
    def __float__(self): return self.v + 0.5
    def __int__(self): return self.v * 10
    def __round__(self, n=None): return ('round', n)
    def __divmod__(self, other): return ('divmod', other)
    def __rdivmod__(self, other): return ('rdivmod', other)
    def __reversed__(self): return iter(['z', 'y'])
n = Number(2)
print(int(n), float(n), [10, 20, 30][n], 'abc'[n], list(range(n)), hex(n), bin(n), round(n), round(n, 3), divmod(n, 7), divmod(7, n), list(reversed(n)))
items = [1, 2, 3]
items[n] = 9
del items[Number(0)]
print(items, (1, 2, 3)[n])
class Bare: pass
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __index__(self): return 2.5
for action in (lambda: int(Bare()), lambda: float(Bare()), lambda: int(Bad()), lambda: [1][Bad()], lambda: [1][Bare()], lambda: round(Bare()), lambda: range(Bare())):
    try: print(action())
    except TypeError as e: print(e)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        return ('slice', i.start, i.stop, i.step) if isinstance(i, slice) else i * 2
s = Seq()
print(list(reversed(s)), s[1], s[1:2], s[:], s[::3])
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([1, 0.5, 2]), sum([0.1, 0.2, 0.3]), sum([], 0.5))
