for i, letter in enumerate("abc"):
    print(i, letter)
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=10):
    print(i, a + b)
print(list(enumerate([])), list(enumerate(range(2), 5)), [i * x for i, x in enumerate([5, 6, 7])])
print(list("héy"), list(range(4)), list(), list((1, 2)), tuple([1, 2]), tuple(), tuple("ab"), list([]) == [])
print(sorted([3, 1, 2]), sorted("hello"), sorted((2.5, -1, True)), sorted([], reverse=True), sorted(range(5), reverse=True))
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, "a")]), sorted(["b", "a"], reverse=False))
print(sorted([(1, "a"), (0, "b"), (1, "c")], reverse=True))
print(min(3, 1, 2), max(1.5, 2, 0), max("a", "b"), min([4, 2]), max((1, 2), (1, 3)), sum([1, 2.5]), sum([[1], [2]], []))
numbers = [5, 2, 8]
ordered = sorted(numbers)
ordered.append(9)
print(numbers, ordered, ordered[0] == min(numbers), 8 in numbers, 7 not in numbers)
print("x" if 2 in numbers else "y", 1 < 2 < 3 != 4, None is None, numbers is not ordered)
