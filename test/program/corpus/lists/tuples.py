a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c = c1 = (3, 4, 5)
print(a, b, c, c1)
a, b, c = c, b, a
print(a, b, c)
(x, y), z = (1, 2), 3
[p, q] = [7, 8]
print(x, y, z, p, q)
w, x, y, z = z, y, x, a
print(w, x, y, z)
t = 1, "two", (3,)
print(t, len(t), t[1], t[-1], t + (4,), (), (1,), t == (1, "two", (3,)))
m = n = o = 0
print(m, n, o)
v = [0, 0]
v[0], k = k0 = 9, 1
print(v, k, k0)
i = 0
i, v[i] = 1, 5
print(i, v)
for first, second in ((1, 2), (3, 4)):
    print(second, first)
