fs = []
for i in range(3):
    def f(k=i):
        return k * 10

    def late():
        return i

    fs.append(f)
    fs.append(late)
print([f() for f in fs])
print(fs[0] is fs[2], fs[1] is fs[3], fs[0] is fs[0])
gs = [[lambda: (a, b) for b in 'xy'] for a in '12']
print([[g() for g in row] for row in gs])


def make(n):
    out = []
    while n > 0:
        def g(m=n):
            return m + n

        out.append(g)
        n -= 1
    return out


print([g() for g in make(3)])
