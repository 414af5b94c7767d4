s = {3, 1, 2}
print(s, len(s), bool(s), set(), bool(set()), frozenset(), frozenset([1, 2]))
print(2 in s, 5 in s, 5 not in s, [1] == [1] and 1.0 in s, True in s)
s.add(10)
s.add(3)
s.discard(1)
s.discard(99)
s.remove(2)
print(s, s.pop(), s)
s.clear()
print(s)
print({x % 3 for x in range(10)}, {x * y for x in range(4) for y in range(4) if x != y})
print({*range(3), *[7, 8]}, {1, *"", 2}, set(range(20)), set((5, 5, 6)))
a = {1, 2, 3, 4}
b = {3, 4, 5, 6}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union([9], (8, 7)), a.intersection([1, 2, 9]), a.difference([1], [2]), a.symmetric_difference([1, 100]))
print(a <= b, a < a, a <= a, a >= {1}, a > {1, 2}, a == {4, 3, 2, 1}, a != b, {1} < {1, 2}, {5} < {1, 2})
print(a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7]), a.isdisjoint([1]))
c = a.copy()
c |= {7}
print(c)
c &= {1, 2, 7, 8}
print(c)
c -= {1}
print(c)
c ^= {2, 3}
print(c)
c.update([4, 5], {6})
c.intersection_update([4, 5, 6, 7])
c.difference_update([4])
c.symmetric_difference_update([5, 50])
print(c, a)
c -= c
print(c)
f = frozenset([1, 2, 3])
print(f, f | {4}, {4} | f, f & a, f == {1, 2, 3}, {1, 2, 3} == f, hash(f), hash(frozenset()), hash(frozenset(range(100))))
d = {f: "f", frozenset([f]): "nested"}
print(d[frozenset([3, 2, 1])], d, {1, 2, 3} in d if False else "", {1, 2, 3} in {f})
print(sorted({"b", "a", "c"}), len({"a", "b", "a"}), sorted(set("hello")))
print(sum({1, 2, 3}), max({4, 9}), list({1, 2}), tuple({3}), sorted({3, 1}, reverse=True))
x, y = {1, 2}
print(x, y)
for v in {10, 20}:
    print(v)
k = {"a": 1, "b": 2}
print(k.keys() & {"a", "z"}, sorted(k.keys() | {"c"}), k.keys() - {"a"}, sorted(k.keys() ^ {"a", "q"}), k.keys() == {"a", "b"})
print(k.items() & {("a", 1)}, {"a"} <= k.keys(), k.keys() <= {"a"}, k.keys().isdisjoint(["q"]), {"a", "q"} & k.keys())
print({(1, 2), (1, 2)}, {1, 1.0, True}, {0, False, 0.0}, {None})
print(set({1: 2, 3: 4}), set("") == set())
t = set()
for i in range(100):
    t.add(i * 37 % 101)
for i in range(0, 100, 3):
    t.discard(i)
print(t)
while len(t) > 60:
    t.pop()
print(t)
