from dataclasses import dataclass
from collections import namedtuple
@dataclass
class Point:
    x: int
    y: int
class Plain:
    def __init__(self, a): self.a = a
class Args:
    __match_args__ = ('left', 'right')
    def __init__(self, left, right): self.left, self.right = left, right
Pair = namedtuple('Pair', 'one two')
class Colour:
    RED = 'red'
    GREEN = 'green'
def show(value):
    match value:
        case None: return 'none'
        case True: return 'true'
        case 0: return 'zero'
        case -1 | -2.5: return 'negative'
        case 'a' | 'b' as letter: return f'letter {letter}'
        case Colour.RED: return 'red!'
        case int(n) if n > 100: return f'big {n}'
        case int() | float(): return 'number'
        case str(s): return f'text {s!r}'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, [2, y], *_]: return f'nested {y}'
        case (first, *middle, last): return f'{first} {middle} {last}'
        case {'type': 'circle', 'r': r}: return f'circle {r}'
        case {'type': kind, **rest}: return f'{kind} {rest}'
        case {}: return 'mapping'
        case Point(x=0, y=0): return 'origin'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(x=px): return f'point {px}'
        case Args(1, right=r): return f'args {r}'
        case Args(l, r): return f'args {l} {r}'
        case Plain(a=[a, b]): return f'plain {a} {b}'
        case bytes(): return 'bytes'
        case _: return 'other'
for value in (None, True, False, 0, 0.0, -1, -2.5, 'a', 'b', 'red', 'green', 101, 7, 1.5, [], [5], [1, [2, 3], 4], (1, 2, 3, 4), (1, 2),
              {'type': 'circle', 'r': 2}, {'type': 'box', 'w': 1}, {'q': 1}, {}, Point(0, 0), Point(3, 3), Point(1, 2), Args(1, 2), Args(3, 4),
              Plain([1, 2]), Plain(3), b'x', {1, 2}, Pair(1, 2), range(3), object):
    print(show(value))
command = 'go north'
match command.split():
    case ['go', ('north' | 'south') as way]:
        print('going', way)
    case ['go', _]:
        print('nowhere')
match Point(1, 2):
    case Point(a, b): pass
print(a, b)
try:
    match Plain(1):
        case Plain(1): print('no')
except TypeError as e: print(e)
try:
    match Point(1, 2):
        case Point(1, 2, 3): print('no')
except TypeError as e: print(e)
for status in (200, 404, 500, 'x'):
    match status:
        case 200: print('ok')
        case 404 | 500 as code: print('error', code)
        case _: print('?')
def loop(items):
    for item in items:
        match item:
            case 'stop': break
            case 'skip': continue
            case int(n): yield n
print(list(loop([1, 'skip', 2, 'stop', 3])))
match = 5
case = match + 1
print(match, case)
