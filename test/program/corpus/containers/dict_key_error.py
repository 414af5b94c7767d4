def look(d, k):
    return d[k]
print(look({1: 2}, 1))
look({1: 2}, "it's")
