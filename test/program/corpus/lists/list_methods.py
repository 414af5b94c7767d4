xs = [3, 1, 2]
print(xs.insert(0, "first"), xs)
xs.insert(-1, "before the last")
xs.insert(100, "end")
xs.insert(-100, None)
xs.insert(True, 1.5)
print(xs)
print(xs.index(3), xs.index(2), xs.index("end", 3), xs.index("end", -1), xs.index(None, -100, 100), xs.index(1.0))
print([1, 2, 1].index(1, 1), [1, 2, 1, 2].index(2, 0, 2), [1, 2, 1, 2].index(2, -2), (5, 6).index(6))
print(xs.count(1), [1, True, 1.0, "1", [1]].count(1), (1, 2, 1).count(1), ().count(0), [[1], [1]].count([1]))
print(xs.extend(range(3)), xs.extend("ab"), xs.extend([]), xs)
xs.extend(xs)
print(len(xs))
print(xs.remove("end"), xs.remove(None), xs.count("end"), xs.count(None))
print(xs.clear(), xs, xs.clear())
xs.append(1)
print(xs)
for ys in [[], [1], [1, 2], [1, 2, 3], ["a", [], None, 4.5]]:
    print(ys.reverse(), ys)
zs = [5, 3, 9, 1, 5, 2]
print(zs.sort(), zs)
print(zs.sort(reverse=True), zs)
words = ["pear", "Apple", "fig", "apple", ""]
words.sort()
print(words)
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "b")]
pairs.sort(reverse=0)
print(pairs)
stable = [1, True, 0, False, 1.0]
stable.sort()
print(stable)
stable.sort(reverse=True)
print(stable)
same = zs
same.remove(5)
print(zs, same is zs)
many = [i * 7919 % 1009 for i in range(1000)]
many.sort()
print(many[:3], many[-3:], many == sorted(many), many.index(500))
while many:
    many.pop()
print(many)
