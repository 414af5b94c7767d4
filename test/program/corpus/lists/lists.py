a = [3, 1, 2]
a.append(10)
print(a, len(a), a[0], a[-1], a.pop(), a.pop(0), a)
a[1] = "x"
print(a, a + [1], a * 2, [0] * 3, [], [[1], [2, [3]]])
b = [i * i for i in range(6) if i % 2 if i > 1]
c = [[i, j] for i, j in [(1, 2), (3, 4)]]
print(b, c, [x for x in "abc"], [x for x in [x * 2 for x in range(3)]])
i = "outer"
d = [i for i in range(3)]
print(i, d)
print(sum([1, 2, 3]), sum([0.5, 0.25]), sum([], 5), max([1, 5, 2]), min(3, 1, 2), max("abc"))
e = [1, 2, 3]
e[0], e[2] = e[2], e[0]
print(e, 2 in e, e == [3, 2, 1], bool([]))
n = 0
for v in e:
    n = n * 10 + v
print(n)


def inside(n):
    n2 = [n + k for k in range(n)]
    return [n * 2 for n in n2], n


print(inside(3))
