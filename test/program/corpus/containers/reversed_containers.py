from collections import deque
d = {"a": 1, "b": 2, "c": 3}
print(list(reversed(d)), list(reversed(d.values())), [k + str(v) for k, v in reversed(d.items())], [*reversed(d.keys())])
print(list(reversed(deque([1, 2, 3]))), list(reversed({})))
for x in reversed(deque("xyz", maxlen=2)):
    print(x)
try:
    reversed({1, 2})
except TypeError as error:
    print(error)
