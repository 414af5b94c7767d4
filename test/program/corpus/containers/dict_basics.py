d = {}
print(d, len(d), bool(d))
d["a"] = 1
d["b"] = 2
d["a"] += 10
d[3] = [1, 2]
d[(1, 2)] = {"x": None}
print(d, len(d), bool(d))
print(d["a"], d[3], d[(1, 2)])
print("a" in d, "z" in d, "z" not in d)
del d["b"]
print(d)
d["b"] = 5
print(d)
print(d == {"a": 11, 3: [1, 2], (1, 2): {"x": None}, "b": 5}, d != {}, d == {"a": 11})
print({1: "int", 1.0: "float", True: "bool"})
print({"a": 1, "b": 2} == {"b": 2, "a": 1})
e = {"k": d}
d["self"] = d
print(d)
for k in d:
    print(k)
for k, v in {"x": 1, "y": 2}.items():
    print(k, v)
print({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}})
print({i: i * i for i in range(5)})
print({k: v for k, v in [(1, 2), (3, 4)] if k > 1})
print([x + y for x in range(3) for y in range(3) if x != y])
print([(a, b, c) for (a, b), c in [((1, 2), 3), ((4, 5), 6)]])
big = {0: "0", 1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6", 7: "7", 8: "8", 9: "9", 10: "10", 11: "11", 12: "12", 13: "13", 14: "14", 15: "15", 16: "16"}
print(big)
n = 0
big = {}
for i in range(1000):
    big[i * 7] = i
for i in range(0, 1000, 2):
    del big[i * 7]
for k in big:
    n += big[k]
print(n, len(big))
