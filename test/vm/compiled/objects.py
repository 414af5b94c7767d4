class Point:
    count = 0
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def move(self, dx):
        self.x += dx
        return self.x
    def me(self):
        return self
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __lt__(self, other):
        return 'less' if self.x < other.x else ''
    def __eq__(self, other):
        return [self.x] == [other.x]
    def __bool__(self):
        return self.x > 2
    def __neg__(self):
        return Point(-self.x)
class Normed(Point):
    @property
    def norm(self):
        return self.x * self.x + self.y * self.y
def points(n):
    p = Point(0)
    normed = Normed(3)
    total = 0
    for i in range(n):
        total += p.move(i) + normed.norm + p.me().x + p.me().me().y
        p.y = p.x
        p.z = [i]
        p.self = p
        if p.y is p.x:
            total += len(p.z)
        if p < Point(i):
            total += 1
        q = -(p + Point(i))
        if q:
            total += 1
        if p == q:
            total += 2
        if not q:
            total += 3
        p.me().x = i
    p.self = None
    return total, p.z, q.x, p < q, p == q, not q
print(points(20), points(3))
def own(n):
    p = Point(1)
    out = []
    for i in range(n):
        if i == 5:
            p.move = lambda dx: -dx
        if i == 8:
            del p.move
        if i == 9:
            Point.move = lambda self, dx: 100 + dx
        out.append(p.move(i))
    return out
print(own(12))
def missing(n):
    p = Point(1)
    found = 0
    for i in range(n):
        try:
            found += p.w
        except AttributeError as e:
            if i == 0: print(e)
            p.w = i
        else:
            del p.w
    return found
print(missing(9))
def counter(step):
    count = 0
    text = ['']
    def add(times):
        nonlocal count, text
        count += step * times
        text = [str(times)]
        return count
    def get():
        return count, text
    return add, get
def closures(n):
    add, get = counter(3)
    for i in range(n):
        add(i)
    return add(0), get()
print(closures(50))
def unset():
    def f():
        return late
    try:
        f()
    except NameError as e:
        print(e)
    late = 1
    return f()
print(unset())
def lengths(things):
    total = 0
    for t in things:
        total += len(t)
    return total
print(lengths([[1], (1, 2), {1: 1}, {3, 4}, 'añ€', b'xy', range(4), frozenset([9])]))
class Sized:
    def __len__(self): return 7
    def append(self, x): return print('appended', x)
print(lengths([Sized()]))
try:
    lengths([3])
except TypeError as e:
    print(e)
def appends(n):
    xs = []
    for i in range(n):
        xs.append(i)
        xs.append([i])
        ys = [0]
        for thing in (xs, Sized()) if i == 2 else (ys,):
            thing.append(i)
    return len(xs), xs[-1], xs[:4], [y * 2 for y in ys]
print(appends(40))
def items(*lists):
    for xs in lists:
        for x in xs:
            got = yield x
            if got is not None:
                yield ('got', got)
def nested_generators(n):
    total = 0
    for a in items(range(n), [1, 2.5]):
        for b in items([a], [a, a]):
            total += b
            if b > 5: break
    it = items([1, 2, 3])
    return total, next(it), it.send('x'), list(it), next(items(), 'none')
print(nested_generators(9))
def failing(n):
    for i in range(n):
        yield 10 // (3 - i)
def catches(n):
    out = []
    try:
        for x in failing(n):
            out.append(x)
    except ZeroDivisionError as e:
        out.append(str(e))
    return out
print(catches(3), catches(9))
def gets(words):
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
        counts.setdefault(w * 2, []).append(w)
    return counts
try:
    gets(['a', 'b', 'a', []])
except TypeError as e:
    print(e)
print(gets(['a', 'b', 'a']))
def truths(xs):
    return [1 if x else 0 for x in xs], [not x for x in xs], [-x for x in (1, 2.5, True, 2 ** 63, -2 ** 63, Point(3))][:5]
print(truths([0, 1, -1, None, 'a', '', [], [0], 0.0, 2.5, {}, Point(1), Point(9)]))
def texts(a, b):
    return a + b, a < b, a == b, '%s' % a, a * 2, b & 1 if b == 7 else None
print(texts('x', 'y'), texts([1], [2]), texts(3, 7), texts(2.5, 7))
def same(a, b):
    return a is b, a is not b, a is None, None is b, (a + b) is None
print(same(1, 1), same('a', 'a'), same(2.5, 1), same(True, 1), same([1], [1]))
def shadows():
    finals = []
    class Final:
        def __init__(self, n): self.n = n
        def __del__(self): finals.append(self.n)
    def make(n):
        a = Final(n)
        return n
    for i in range(0, 6, 2):
        make(i)
        Final(-i)
        x = Final(100 + i)
        x = None
    ys = [Final(7), Final(8)]
    ys[0] = 1
    ys = 0
    p = Point(Final(200))
    p.x = 0
    return finals
print(shadows())
total = 0
class G: pass
thing = G()
for k in range(50):
    total = total + k
    thing = G() if k % 3 else thing
    text = f'{k}'
print(total, text)
class Logged:
    def __init__(self): object.__setattr__(self, 'v', 0)
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
class Slotted:
    __slots__ = ('a',)
    b = 3
def writes(n):
    x = Logged()
    y = Slotted()
    y.a = 1
    got = []
    for i in range(n):
        x.v = x.v + i
        y.a = y.a + y.b
        try:
            y.b = 4
        except AttributeError:
            got.append(i)
    return x.v, y.a, got
print(writes(5))
class Late:
    def name(self): return 'class'
def in_dict(n):
    out = []
    for i in range(n):
        x = Late()
        x.a = 1
        x.b = 2
        if i > 3:
            x.__dict__['name'] = lambda: 'own'
        if i == 6:
            x.c = 3
            x.a = 4
        out.append(x.name())
    return out, list(vars(x)), [x.a, x.b], Late().name()
print(in_dict(7), in_dict(9))
def reads(n):
    kept = []
    for i in range(n):
        p = Point([i])
        x = p.x
        p.x = None
        kept.append(x)
        y = [p]
        y[0].x = y[0]
        kept.append(y[0].x is p)
        p.x = 0
    return kept
print(reads(6))
class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n
    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, Key) else other)
def keys(n):
    d = {}
    out = []
    for i in range(n):
        word = 'w' + str(i % 3)
        d[word] = d.get(word, 0) + 1
        d[i % 4] = d.get(i % 4)
        d['last'] = [i]
        d['self'] = d
        d[f'{i % 2}'] = f'{i}'
        if f'{i % 5}' in d and i % 4 not in d:
            out.append(d.get(f'{i % 2}', [i]))
        out.append(d.get('none', [i]))
        d[Key(i % 4)] = i
        if -1 in d or (i in d) is (Key(i) not in d):
            out.append(d[i % 4])
        d[-1] = d['last']
    d['self'] = None
    try:
        d['missing']
    except KeyError as e:
        out.append(str(e))
    return out, d, 'x' in {'x': 1}, {1: 2}[1], {True: 'yes'}[1], {1: 'one'}.get(True), {}.get([1].pop())
print(keys(12))
def counts(texts):
    d = {}
    for t in texts:
        d[t[0]] = d.get(t[0], 0) + 1
        d.get(t, t)
    return d
print(counts(['ab', 'cd', 'ab', 'äö']), {'ab': 1}.get('a' + 'b'), {'aaaaaaaab': 1}.get('aaaaaaaac'), {'': 1}.get(''))
class Got:
    def get(self, key, other):
        return other, key
def got(objects):
    return [o.get('a', 'b') for o in objects]
print(got([{'a': 1}, Got(), {}, {'b': 2}]))
def unhashable(d, k):
    try:
        return k in d
    except TypeError as e:
        return str(e)
print(unhashable({}, []), unhashable([1], 1), unhashable({1}, 1), unhashable('abc', 'b'), unhashable({2.0: 1}, 2))
