d = dict(["ab", (1, 2)])
print(d)
dict([(1, 2), "abc"])
