d = {i: i for i in range(4)}
for k in d:
    d[k] = -k
print(d)
for k in d:
    print(k)
    d[k + 10] = 0
