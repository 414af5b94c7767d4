s = {1}
print(s | frozenset([2]))
print(s | [2])
