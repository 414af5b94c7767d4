s = frozenset([1])
s.add(2)
