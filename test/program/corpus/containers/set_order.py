seed = 12345
def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n
for round in range(120):
    size = [8, 40, 300][round % 3]
    s = set()
    o = set()
    for step in range(60):
        what = rand(12)
        x = rand(size) * [1, 7, -3, 1024][round % 4]
        if what < 5:
            s.add(x)
        elif what == 5:
            s.discard(x)
        elif what == 6 and s:
            s.pop()
        elif what == 7:
            o = {rand(size) for i in range(rand(30))}
        elif what == 8:
            s |= o
        elif what == 9:
            s = s - o if rand(2) else s ^ o
        elif what == 10:
            s = (s & o) | s
        else:
            s.difference_update(o)
            s.update(list(o)[:5])
    print(list(s), list(s.copy()), list(s | o), list(s & o), list(o - s), list({x, 1, 0.5, -1, 99}))
print({9, 1, 17, 33, 8}, {8, 16, 24, 0}, {33, 17, 1, 9, 25, 41})
print({(i, j) for i in range(5) for j in range(5)})
print({1.5, 2.5, -0.25, 1e10, 3}, {-1, -2, -3}, {2 ** 61, 2 ** 61 - 1, 5})
print(frozenset(range(30, 0, -1)), {frozenset({1, 2}), frozenset({3})})
