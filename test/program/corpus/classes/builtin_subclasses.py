class Stack(list):
    def push(self, item): self.append(item)
    def peek(self): return self[-1]
s = Stack([1, 2])
s.push(3)
print(s, len(s), s.peek(), s[0], s[1:], list(s), s == [1, 2, 3], isinstance(s, list), sum(s), sorted(s, reverse=True), 2 in s, s + [4], bool(Stack()), s.pop(), [*s])
for x in s: print(x, end=' ')
print(type(s).__name__, Stack.__bases__, issubclass(Stack, list))
class Named(list):
    def __init__(self, name, *items):
        super().__init__(items)
        self.name = name
n = Named('n', 1, 2)
n.extend([5]); n += [6]; n[0] = 9; del n[1]
print(n, n.name, n.index(5), n.copy())
class Attr(dict):
    def __getattr__(self, name):
        try: return self[name]
        except KeyError: raise AttributeError(name) from None
    def __setattr__(self, name, value): self[name] = value
class Count(dict):
    def __missing__(self, key): return 0
c = Count(a=1)
c['b'] += 2
print(c, c['zz'], len(c), list(c), c.get('q'), 'a' in c, sorted(c.items()), dict(c), isinstance(c, dict), c == {'a': 1, 'b': 2}, {**c})
class Upper(str):
    def shout(self): return self.upper() + '!'
u = Upper('hey')
print(u, u.shout(), u + ' you', len(u), u == 'hey', {u: 1}['hey'], u[0], u.split('e'), f'{u:>5}', isinstance(u, str), 'x' + u, repr(u))
class Celsius(float):
    def to_f(self): return self * 9 / 5 + 32
t = Celsius(100)
print(t, t.to_f(), t + 1, t > 50, round(t), int(t), isinstance(t, float), f'{t:.1f}')
class Id(int):
    def __repr__(self): return f'Id({int(self)})'
i = Id(5)
print(i, i + 1, [i], i == 5, hash(i) == hash(5), range(i), i * 2, 10 - i, -i, i < 6, {5: 'x'}[i])
class Pair(tuple):
    def first(self): return self[0]
p = Pair([1, 2])
print(p, p.first(), len(p), p == (1, 2), p + (3,), a if (a := p[1]) else 0)
class Tags(set):
    def add_all(self, *tags):
        for tag in tags: self.add(tag)
g = Tags()
g.add_all('x', 'y', 'x')
print(len(g), sorted(g), 'x' in g, g | {'z'} == {'x', 'y', 'z'}, isinstance(g, set))
