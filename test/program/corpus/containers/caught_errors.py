def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error, error.args)
d = {"a": 1}
s = {1, 2}
attempt(lambda: d["b"])
attempt(lambda: d[("x", 1)])
attempt(lambda: d.pop("c"))
attempt(lambda: d.popitem())
attempt(lambda: d.popitem())
attempt(lambda: s.remove(7))
attempt(lambda: set().pop())
attempt(lambda: {[]: 1})
attempt(lambda: {1, []})
attempt(lambda: s | [3])
attempt(lambda: s < 3)
attempt(lambda: s <= {1, 2, 3})
attempt(lambda: hash({}))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(1))
attempt(lambda: {**3})
attempt(lambda: {*3})
attempt(lambda: d.get())
attempt(lambda: d.update(1, 2))
attempt(lambda: {}.fromkeys())
attempt(lambda: s.add())
attempt(lambda: d.nothing)
attempt(lambda: s[0])
attempt(lambda: len(d.keys()) + len(s))
attempt(lambda: {1: 2} + {3: 4})
attempt(lambda: {1: 2} < {3: 4})
def change():
    e = {1: 1, 2: 2}
    for k in e:
        e.pop(k)
attempt(change)
def grow():
    e = {1, 2}
    for k in e:
        e.add(k + 10)
attempt(grow)
m = {}
try:
    m["k"]
except KeyError as error:
    print(repr(error), error.args[0] == "k", str(error))
m.setdefault("list", []).append(1)
print(m)
