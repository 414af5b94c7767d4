import fc from 'fast-check'

const indent = (text: string) => text.replace(/^(?=.)/gm, '    ')
const oneOf = fc.constantFrom
const number = fc.integer({ min: -3, max: 9 }).map(String)
const word = oneOf("''", "'a'", "'bc'", "'key'", "'x y'", "'éü'")
const error = oneOf('ValueError', 'KeyError', 'IndexError', 'ZeroDivisionError', 'TypeError', 'LookupError', 'Exception', 'Own', 'OwnChild')

type Text = fc.Arbitrary<string>
type Texts = [Text, Text, Text, Text, Text, Text]

interface Parts {
  int: string
  bool: string
  str: string
  list: string
  dict: string
  set: string
  statement: string
  block: string
}

/** Fills the holes of a template, which are `{0}`, `{1}` and so on, with texts. */
function fill(template: string, ...holes: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...holes).map((texts) => texts.reduce((whole, text, at) => whole.replaceAll(`{${at}}`, () => text), template))
}

/** Each assignment bounds its value, so that values cannot grow without limit in a loop. */
const { block } = fc.letrec<Parts>((tie) => {
  const [int, bool, str, list, dict, set] = (['int', 'bool', 'str', 'list', 'dict', 'set'] as const).map((part) => tie(part)) as Texts
  const body = (tie('block') as fc.Arbitrary<string>).map(indent)
  const inner = body.map(indent)
  return {
    int: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      number,
      oneOf('i', 'j', 'len(xs)', 'len(d)', 'sum(st)', 'point.x', 'point.total()', 'counter()', 'len(q)', 'next(numbers, -1)', 'K.kind'),
      fill('({0} {1} {2})', int, oneOf('+', '-', '*', '//', '%', '&', '|', '^'), int),
      fill('xs[{0}]', int),
      fill('d[{0}]', str),
      fill('d.get({0}, {1})', str, int),
      fill('({0} if {1} else {2})', int, bool, int),
      fill('f({0}, {1})', int, int),
      fill('f({0}, c={1})', int, int),
      fill('(lambda n, m={0}: n - m)({1})', int, int),
      fill('counter({0})', int),
      fill('point.move({0})', int),
      fill('max({0}, default={1})', list, int),
      fill('sum({0})', list),
      fill('{0}.count({1})', list, int),
      fill('len({0})', set),
      fill('int({0})', str),
    ),
    bool: fc.oneof(
      { depthSize: 'small' },
      oneOf('True', 'False', 'xs', 'd', 's', 'point', 'point is None', 'isinstance(point, Point)', 'hasattr(point, "y")'),
      fill('({0} {1} {2})', int, oneOf('<', '<=', '==', '!=', '>', '>='), int),
      fill('(-1 < {0} <= {1})', int, int),
      fill('({0} in {1})', int, list),
      fill('({0} in d)', str),
      fill('({0} not in {1})', int, set),
      fill('(not {0})', bool),
      fill('({0} and {1})', bool, bool),
      fill('({0} or {1})', bool, int),
      fill('{0}.startswith({1})', str, str),
      fill('({0} {1} {2})', set, oneOf('<=', '<', '==', '>'), set),
      fill('any(n > {0} for n in {1})', int, list),
      fill('(point == Point({0}))', int),
    ),
    str: fc.oneof(
      { depthSize: 'small' },
      word,
      oneOf('s', 'repr(point)', 'str(d)', 'K.__name__', 'f.__name__', 'type(s).__name__', 'repr(q)'),
      fill('({0} + {1})', str, str),
      fill('str({0})', int),
      fill('f"{{0}:>4}|{{1}!r}"', int, oneOf('s', 'xs', 'd')),
      fill('{0}[{1}:{2}]', str, int, int),
      fill('{0}[::{1}]', str, int),
      fill('{0}.{1}()', str, oneOf('upper', 'title', 'strip', 'capitalize', 'swapcase')),
      fill('{0}.replace({1}, {2})', str, word, word),
      fill("','.join(map(str, {0}))", list),
      fill("'%s-%d' % ({0}, {1})", str, int),
      fill("'{:>5}{!r}'.format({0}, {1})", str, list),
    ),
    list: fc.oneof(
      { depthSize: 'small' },
      oneOf('xs', '[]', 'list(d.values())', 'list(q)', 'list(st)', 'list(point)'),
      fill('[{0}, {1}]', int, int),
      fill('[*{0}, {1}]', list, int),
      fill('{0}[{1}:{2}]', list, int, int),
      fill('{0}[::{1}]', list, int),
      fill('sorted({0}, reverse={1})', list, oneOf('True', 'False')),
      fill('sorted({0}, key=lambda n: -n)', list),
      fill('[n * {0} for n in {1} if n {2} {3}]', int, list, oneOf('<', '>', '!='), int),
      fill('[n + m for n in {0}[:3] for m in {1}[:3]]', list, list),
      fill('list(range({0} % 7))', int),
      fill('list(map(f, {0}))', list),
      fill('list(filter(None, {0}))', list),
      fill('list(gen({0} % 5))', int),
      fill('[g() for g in [lambda: n for n in {0}[:4]]]', list),
      fill('[n - m for n, m in zip({0}, {1})]', list, list),
      fill('[at + n for at, n in enumerate({0}, {1})]', list, int),
      fill('list(reversed({0}))', list),
    ),
    dict: fc.oneof(
      { depthSize: 'small' },
      oneOf('d', '{}', 'dict(a=1, key=2)'),
      fill('{{0}: {1}, {2}: {3}}', str, int, str, int),
      fill('{str(n): n for n in {0}[:5]}', list),
      fill('{**{0}, {1}: {2}}', dict, str, int),
      fill('({0} | {1})', dict, dict),
    ),
    set: fc.oneof(
      { depthSize: 'small' },
      oneOf('st', 'set()', '{1, 2}'),
      fill('set({0})', list),
      fill('({0} {1} {2})', set, oneOf('|', '&', '-', '^'), set),
      fill('{n % 5 for n in {0}}', list),
      fill('frozenset({0})', list),
    ),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fill('print({0}, {1})', oneOf('i', 's', 'xs', 'd', 'st', 'q', 'point', 'j'), int),
      fill('print({0})', fc.oneof(int, str, list, dict, set, bool)),
      fill('print(*{0}, sep={1}, end="|\\n")', list, word),
      fill('i = {0} % 1000', int),
      fill('print((j := {0} % 100), j)', int),
      fill('j {0} {1} % 100', oneOf('+=', '-=', '*=', '//=', '%='), int).map((text) => `${text}\nj %= 1000`),
      fill('s = ({0})[:20]', str),
      fill('xs = ({0})[:12]', list),
      fill('d = {0}', dict).map((text) => `${text}\nwhile len(d) > 6: d.popitem()`),
      fill('st = set(list({0})[:9])', set),
      fill('xs.append({0})', int),
      fill('print(xs.pop({0}))', int),
      fill('xs.insert({0}, {1})', int, int),
      fill('xs.remove({0})', int),
      fill('xs[{0}] = {1}', int, int),
      fill('xs[{0}:{1}] = {2}[:4]', int, int, list),
      fill('xs[::{0}] = {1}[:5]', int, list),
      fill('del xs[{0}]', int),
      fill('del xs[{0}:{1}]', int, int),
      oneOf('xs.sort()', 'xs.reverse()', 'xs.sort(key=str)', 'del xs', 'del i', 'd.clear()', 'print(d.popitem())', 'q.reverse()'),
      fill('d[{0}] = {1}', str, int),
      fill('del d[{0}]', str),
      fill('print(d.pop({0}), d.setdefault({1}, {2}))', str, str, int),
      fill('d.update({0}, z={1})', dict, int),
      fill('for key, value in d.items():\n    print(key, value + {0})', int),
      fill('st.{0}({1})', oneOf('add', 'discard', 'remove'), int),
      fill('st {0} {1}', oneOf('|=', '&=', '-=', '^='), set),
      fill('q.{0}({1})', oneOf('append', 'appendleft', 'rotate', 'remove'), int),
      fill('q.{0}({1})', oneOf('extend', 'extendleft'), list),
      oneOf('print(q.pop())', 'print(q.popleft())', 'q.clear()', 'print(q[0], q[-1])'),
      fill('a, b = {0}\nprint(a, b)', list),
      fill('a, *rest, b = {0}\nprint(a, rest, b)', list),
      fill('point.{0} = {1}', oneOf('x', 'y', 'double'), int),
      oneOf(
        'print(point.double, point.y)',
        'print(point[1], len(point))',
        'del point.x',
        'print(list(point), point.missing)',
        'print(-point)',
      ),
      fill('point = {0}({1})', oneOf('Point', 'Point3', 'K'), int),
      fill('print(point + Point({0}), point < Point({1}))', int, int),
      fill('counter = make({0}, {1})', int, int),
      fill('raise {0}({1})', error, fc.oneof(int, str)),
      fill('assert {0}, {1}', bool, str),
      fill('if {0}:\n{1}\nelif {2}:\n{3}\nelse:\n    print("else")', bool, body, bool, body),
      fill('for n in {0}[:4]:\n{1}\n    if {2}: {3}\nelse:\n    print("end")', list, body, bool, oneOf('break', 'continue')),
      fill('for n in gen({0} % 4):\n{1}', int, body),
      fill('k = 3\nwhile k:\n    k -= 1\n{0}', body),
      fill('try:\n{0}\nexcept {1} as e:\n    print(type(e).__name__, e)\n    if {2}: raise\nelse:\n    print("fine")', body, error, bool),
      fill('try:\n{0}\nexcept ({1}, {2}):\n{3}\nfinally:\n    print("finally")', body, error, error, body),
      fill(
        'try:\n    try:\n{0}\n    except {1} as e:\n        raise Own({2}) from e\nexcept Own as e:\n    print(e, repr(e.__cause__))',
        inner,
        error,
        int,
      ),
      fill('with Guard({0}, {1}) as name:\n    print(name)\n{2}', word, oneOf('True', 'False'), body),
      fill('with managed({0}) as name:\n{1}', word, body),
      fill('def local(n={0}, *rest, k={1}, **more):\n    return n, rest, k, more\nprint(local({2}, 1, z=2), local(k=3))', int, int, int),
      fill(
        'def outer():\n    m = {0}\n    def change():\n        nonlocal m\n        m += {1}\n        return m\n    return [change(), change(), m]\nprint(outer())',
        int,
        int,
      ),
      fill('g = gen({0} % 4)\nprint(next(g), g.send({1}))\ng.close()\nprint(list(g), trace[-1])', int, int),
      fill('g = talk({0})\nprint(next(g))\nprint(g.send({1}), g.throw({2}({1})))', int, int, error),
      fill(
        'class Late({0}):\n    kind = {1}\n    def total(self):\n        return super().total() + {2}\npoint = Late({3})\nprint(point.total(), Late.kind, Late.__mro__[1].__name__)',
        oneOf('Point', 'Point3', 'K'),
        int,
        int,
        int,
      ),
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((statements) => statements.join('\n')),
  }
})

const HEAD = `from collections import deque
from contextlib import contextmanager

class Own(Exception):
    pass

class OwnChild(Own, LookupError):
    def __str__(self):
        return 'child of ' + super().__str__()

class Point:
    kind = 1
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    def __repr__(self):
        return f'{type(self).__name__}({self.x}, {self.y})'
    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x
    def __lt__(self, other):
        return self.x < other.x
    def __hash__(self):
        return hash(self.x)
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __len__(self):
        return 2
    def __getitem__(self, at):
        return (self.x, self.y)[at]
    def __iter__(self):
        yield self.x
        yield self.y
    def total(self):
        return self.x + self.y
    def move(self, by=1):
        self.x = (self.x + by) % 1000
        return self.x
    @property
    def double(self):
        return 2 * self.x
    @double.setter
    def double(self, value):
        if value < 0:
            raise ValueError(f'negative: {value}')
        self.x = value // 2

class Point3(Point):
    def __init__(self, x):
        super().__init__(x, 3)
        self.z = 4
    def total(self):
        return super().total() + self.z

class K(Point3):
    kind = 5
    @staticmethod
    def plain(n):
        return n
    @classmethod
    def make(cls, n):
        return cls(n)
    def __getattr__(self, name):
        return 'no ' + name

class Guard:
    def __init__(self, name, swallow):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print('enter')
        return self.name
    def __exit__(self, kind, value, traceback):
        print('exit', None if kind is None else kind.__name__, value)
        return self.swallow

@contextmanager
def managed(name):
    try:
        yield name
    except LookupError as e:
        print('managed', type(e).__name__)
    finally:
        print('left')

def f(a, b=2, *, c=3):
    return a * b - c

def make(start, step):
    total = start
    def counter(by=step):
        nonlocal total
        total = (total + by) % 1000
        return total
    return counter

trace = []

def gen(n):
    try:
        for k in range(n):
            got = yield k
            if got: print('got', got)
    finally:
        trace.append(n)

def talk(n):
    while True:
        try:
            n = yield n
        except ValueError as e:
            n = str(e)
`

const START = `i, j, s, xs, d, st, q = 1, 2, 'ab', [3, 1, 2], {'a': 1, 'bc': 2}, {1, 5, 9}, deque([1, 2], 4)
point, counter, numbers = Point(1), make(1, 2), iter(range(50))`

/** Wraps statements, so that a failing one does not end the program. */
const attempt = (text: string) => `try:\n${indent(text)}\nexcept Exception as e:\n    print(type(e).__name__, e)`

/**
 * Generates programs with classes, exceptions, closures, containers and generators. Every program ends. The same code runs at module level,
 * or in a function, where closures capture its variables.
 */
export const largeProgram: fc.Arbitrary<string> = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([blocks, inFunction]) => {
    const whole = `${START}\n${blocks.map(attempt).join('\n')}\nprint(i, j, s, xs, d, st, q)\nprint(point)`
    return `${HEAD}\n${inFunction ? `def main():\n${indent(whole)}\n\nmain()\n` : `${whole}\n`}`
  })
