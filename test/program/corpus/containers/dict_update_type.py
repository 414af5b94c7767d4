d = {}
d.update([(1, 2), [3, 4]])
print(d)
d.update([(1, 2), 7])
