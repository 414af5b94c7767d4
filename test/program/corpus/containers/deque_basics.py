from collections import deque
d = deque()
print(d, len(d), bool(d), d.maxlen)
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], 3 in d, 9 in d)
print(d.pop(), d.popleft(), d)
d.extend([7, 8])
d.extendleft("ab")
print(d, list(d), sorted([str(x) for x in d]))
d.rotate()
print(d)
d.rotate(-2)
print(d)
d.rotate(100)
d.rotate(0)
print(d)
d[1] = "one"
d[-1] = "last"
print(d, d.index("one"), d.count(7), d.index(7, 1, 5))
d.remove("one")
del d[0]
del d[-1]
print(d)
d.insert(1, "in")
d.insert(-1, "x")
d.insert(100, "end")
print(d)
d.reverse()
print(d)
c = d.copy()
d.clear()
print(d, c, c == deque(list(c)), c != d, deque([1, 2]) < deque([1, 3]), deque([1]) == [1])
m = deque(maxlen=3)
for i in range(6):
    m.append(i)
    print(m, end=" ")
m.appendleft(9)
print(m, m.maxlen, m.copy())
print(deque([1, 2, 3], 2), deque("abc", maxlen=2), deque(range(5), maxlen=0))
e = deque([1, 2])
e += [3]
e.extend(e)
print(e, e + deque([9]), e * 2, deque([1], 3) * 5)
e *= 0
print(e)
print(deque(d for d in range(3)), [x * 2 for x in deque([1, 2])], sum(deque([4, 5])), max(deque([3, 8])))
for x in deque("xy"):
    print(x)
q = deque()
total = 0
for i in range(1000):
    q.append(i)
    if i % 3 == 0:
        total += q.popleft()
print(len(q), total, q[0], q[-1], q[500])
q.append(q)
while len(q) > 3:
    q.popleft()
print(q)
q.clear()
a, b = deque([1, 2])
print(a, b, {1: deque([1])}, [deque()], str(deque(["s"])))
n = deque([deque([1]), [2]])
print(n, n == deque([deque([1]), [2]]), deque([1]) in n)
try:
    deque().pop()
except IndexError as error:
    print(error)
try:
    deque([1]).remove(2)
except ValueError as error:
    print(error)
try:
    deque([1]).index("q")
except ValueError as error:
    print(error)
try:
    deque([1])[1]
except IndexError as error:
    print(error)
for bad in ["x", 1.5]:
    try:
        deque([1])[bad]
    except TypeError as error:
        print(error)
try:
    deque([1], maxlen=1).insert(0, 1)
except IndexError as error:
    print(error)
for bad in [-1, "x"]:
    try:
        deque([], bad)
    except (TypeError, ValueError) as error:
        print(type(error), error)
try:
    deque([1]) + [2]
except TypeError as error:
    print(error)
try:
    {deque()}
except TypeError as error:
    print(error)
