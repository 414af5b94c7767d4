d = {"a": 1, "b": 2, "c": 3}
print(d.get("a"), d.get("z"), d.get("z", 0))
print(d.setdefault("a", 9), d.setdefault("d", 4), d.setdefault("e"))
print(d)
print(d.pop("e"), d.pop("e", "none"), d.pop("d"))
print(d.popitem(), d)
d["z"] = 26
print(d)
print(d.update({"a": 10, "q": 7}), d)
d.update([("x", 1), ["y", 2], "kv"])
d.update([(1, 1)])
print(d)
d.update(w=5, x=6)
print(d)
d.update()
print(list(d), tuple(d), sorted([k for k in d if k != 1]))
print(d.keys(), d.values(), d.items())
print(len(d.keys()), len(d.values()), len(d.items()), bool(d.keys()), bool({}.keys()))
c = d.copy()
c["a"] = 0
print(d["a"], c["a"], c == d)
d.clear()
print(d, len(d), c)
d["new"] = 1
print(d)
print(dict.fromkeys("abc"), dict.fromkeys(range(3), 0), {}.fromkeys([1, 2], "x"))
print(dict(), dict({"a": 1}), dict([("a", 1), ("b", 2)]), dict(a=1, b=2), dict({"a": 1}, a=2, b=3), dict([(1, 2)], x=3))
a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a)
a |= b
print(a)
a |= [("k", "v")]
print(a)
print(sum({1: 2, 3: 4}), sum({1: 2, 3: 4}.values()), max({1: 2, 3: 4}.items()), min({5: 1, 2: 3}))
for i, k in enumerate({"p": 1, "q": 2}):
    print(i, k)
x, y = {"one": 1, "two": 2}
print(x, y)
def f(a, b):
    return a, b
print(f(*{"one": 1, "two": 2}), f(0, *{1: 2}.items()))
keys = a.keys()
items = a.items()
a["late"] = 0
print(keys, "late" in keys, "never" in keys, 0 in a.values(), ("late", 0) in items, ("late", 1) in items, 5 in items)
print(str({"a": 'it\'s'}), repr({1.5: True, None: False}))
del a["late"], a["k"]
print(a)
