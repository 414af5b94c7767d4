d = {0: 0}
n = 0
for k in d:
    del d[n]
    n += 1
    d[n] = 0
print(n, d)
d = {0: 0, 1: 1}
for k in d.items():
    print(k)
    d.pop(k[0])
    d[k[0] + 10] = k
