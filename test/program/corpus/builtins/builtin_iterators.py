# zip(), map(), filter(), reversed(), enumerate(), iter() and next().
print(list(zip([1, 2, 3], "abc")), list(zip()), list(zip([1])), list(zip([1], [2], strict=True)), list(zip(range(3), range(2))))
print(list(map(lambda x: x * 2, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(str, [1, 2])), list(map(len, ["a", "bb"])))
print(list(filter(None, [0, 1, "", 2])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(lambda x: [], [1])))
print(list(reversed([1, 2, 3])), list(reversed("aöb")), list(reversed(range(0, 10, 3))), list(reversed((1,))), list(reversed(b"ab")))
print(any([0, 1]), any([]), all([1, 0]), all([]), any(map(lambda x: x > 2, range(4))))
for i, (a, b) in enumerate(zip("ab", [1, 2]), start=1):
    print(i, a, b)
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(zip([1], [2])), next(reversed("ab")))
values = [3, 2, 1, 0, 5]

def roll():
    return values.pop()

print(list(iter(roll, 0)), values)
print(tuple(map(lambda n: n ** 2, filter(lambda n: n % 2, range(6)))), 2 in map(int, "123"), ",".join(map(str, reversed(range(3)))))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [sum(row) for row in zip(*matrix)])
a, b = map(int, "4 5".split())
print(a, b)

def outer(n):
    # A function that map() calls uses map() itself.
    return sum(map(lambda k: k * n, range(3)))

print(list(map(outer, range(4))), sorted(map(outer, [2, 1])))
