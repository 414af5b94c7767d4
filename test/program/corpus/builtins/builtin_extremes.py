# min(), max() and sum().
print(min(3, 1, 2), max([1, 5, 2]), min([], default=7), max(["aa", "b"], key=len), min("b", "a", key=lambda s: s), max((1, 2), (1, 3)))
print(min([1.5, 1]), max([1, True]), min([2], default=None), max("hello"), min(range(5, 1, -1)), max([], key=len, default="none"))
print(max(["bb", "aa", "c"], key=len), min(["bb", "aa", "c"], key=lambda s: -len(s)), max(map(len, ["a", "bcd"])))
print(sum([1, 2], start=10), sum([[1], [2]], []), sum(range(5)), sum([0.5] * 3), sum(map(int, "123")), sum((), 5))
