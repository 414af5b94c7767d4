import { describe, expect, it } from 'vitest'
import { RECURSION_LIMIT } from '../../assembly/abi/layout.ts'
import { Policy } from '../../assembly/abi/policies.ts'
import { Trap } from '../../assembly/abi/traps.ts'
import { runSource } from './machine.ts'

/** Bodies of a function that a program calls again and again. They make objects and drop them. `i` is the number of the call. */
const BODIES: readonly [what: string, body: string][] = [
  ['formats strings', "s = f'{i} {i * 0.5:.2f} {i!r:>8}'"],
  ['adds strings', "s = 'a' + str(i) + 'é' * 3"],
  ['makes lists', 'l = [i, [i, str(i)], (i, str(i))]'],
  ['appends and pops', 'l = []\n    for k in range(40): l.append(str(k))\n    while len(l) > 3: l.pop(0)'],
  ['comprehends', 'l = [str(k) for k in range(i % 20)]'],
  ['iterates over everything', "for x in [i, 'b']: y = x\n    for c in 'héllo': y = c\n    for x in (i, str(i)): y = x"],
  ['leaves loops early', 'for x in [str(i), 2, 3]:\n        if x == 2: break'],
  ['compares lists', 'b = [str(i), [1]] == [str(i), [1]] and [str(i)] < [str(i), 2] and (str(i),) != ()'],
  ['searches', "b = str(i) in ['1', '2', '3'] or 'a' in str(i) or i in range(9)"],
  ['unpacks', 'a, b = str(i), [i]\n    [c, d] = a + "xyz", b\n    p, q, r = "abc"'],
  ['stores items', 'l = [str(i)] * 4\n    l[1] = str(i + 1)\n    l[-1] = l\n    l[-1] = 0'],
  ['adds lists', 'l = [str(i)] + [2]\n    l += (3, str(i))\n    l = l * 2\n    t = (1, str(i)) + (2,)'],
  [
    'asks builtins',
    "x = max([str(i), 'b']), min(str(i), 'b'), sum([[str(i)], [2]], []), len(str(i)), repr([str(i)]), int(str(i)), float(str(i))",
  ],
  ['calls functions', 'x = f(str(i), [i])'],
  ['calls functions by keyword', 'x = f(b=str(i), a=[i])'],
  ['uses globals', 'global g\n    g = [g[1], str(i)]'],
  [
    'makes locks',
    'l = [Lock(), Event(), Semaphore(i)]\n    with l[0], Semaphore(): s = str(i)\n    l[1].set()\n    b = l[0].acquire(False)',
  ],
  [
    'leaves withs early',
    'l = Lock()\n    for x in [str(i), 2]:\n        with l:\n            if x == 2: break\n            continue\n    x = g2(l)',
  ],
  [
    'slices',
    "l = [str(i), [i], 3, str(i)]\n    a = l[1:], l[::-1], l[0:2][:1], (str(i), 2)[:1], ('é' * 30 + str(i))[::2], str(i)[1:], range(9)[i % 5:]",
  ],
  [
    'enumerates and sorts',
    'for k, s in enumerate([str(i), str(i + 1)]):\n        if k == 1: break\n    x = sorted([str(i), "5", "4"], reverse=True), list(enumerate("ab", 1)), tuple([str(i)])',
  ],
  ['leaves parameters to their defaults', 'x = h(str(i)), h([i], c=str(i)), h(b=[i], a=str(i)), h([1], [2], [3])'],
  ['puts and gets', 'q = Queue(3)\n    q.put(str(i))\n    q.put([i])\n    x = q.get()\n    q.put(x, block=False)'],
  ['puts and gets without a limit', 'q = SimpleQueue()\n    q.put(str(i))\n    q.put([i])\n    x = q.get()'],
  ['joins and slices bytes', "b = b'ab' * i + b'c'\n    x = b[1:], b[::-1], list(b), b'b' in b, repr(b), b == b'abc', int(b'12')"],
  [
    'opens, fills, empties and closes pipes',
    "r, w = pipe()\n    write(w, b'ab' * 90)\n    x = read(r, i % 50), read(r, 9999)\n    close(w)\n    x = read(r, 1)\n    close(r)",
  ],
  [
    'calls the methods of lists',
    'l = [str(i), [i], "b"]\n    l.insert(1, str(i))\n    l.extend(("c", [i]))\n    l.remove([i])\n    x = l.count(str(i)), l.index("c")\n    l.reverse()\n    l.pop(l.index([i]))\n    l.sort()\n    l.clear()',
  ],
  [
    'passes what it unpacks',
    'l = [str(i), [i]]\n    x = f(*l), f(*l[:1], b=str(i)), h(*(str(i),), *l), min(*[str(i), "b"]), [print for p in l]',
  ],
  ['meets at a barrier', 'b = Barrier(1)\n    x = b.wait(), b.parties, str(b)'],
  ['finishes tasks', 'q = Queue()\n    q.put(str(i))\n    q.get()\n    q.task_done()\n    q.join()\n    x = q.full()'],
  ['makes threads that never start', 't = Thread(target=f, args=(str(i), [i]))\n    n = t.name'],
]

const program = (body: string, times: number) => `from os import close, pipe, read, write
from queue import Queue, SimpleQueue
from threading import Barrier, Event, Lock, Semaphore, Thread

g = ['x', 'y']

def f(a, b):
    c = [a, b]
    return c

def g2(l):
    for x in [str(l)]:
        with l: return [x]

def h(a, b='b', c=('c', 2)):
    return [a, b, c]

def once(i):
    ${body}

for i in range(${times}):
    once(i)
`

/**
 * A list that contains itself is never freed, because the machine does not collect cycles. So the body that makes such a list takes the
 * item out again.
 */
describe('the heap', () => {
  for (const policy of [Policy.SWITCH, Policy.NONE]) {
    it.each(BODIES)(`does not grow while a program %s, ${policy === Policy.NONE ? 'without' : 'under'} a GIL`, (_, body) => {
      const few = runSource(program(body, 100), { policy })
      const many = runSource(program(body, 2000), { policy })
      expect(few.stderr).toBe('')
      expect(many.stderr).toBe('')
      expect(many.heapUsed).toBe(few.heapUsed)
    })
  }

  it('is empty again after a program that keeps nothing', () => {
    expect(runSource('def f():\n    x = [str(i) for i in range(1000)]\n    print(len(x), x[-1])\nf()').heapUsed).toBe(0)
  })

  it('frees the objects of a failed thread', () => {
    const ran = runSource("def f(x):\n    y = [x, 'b' + str(x)]\n    for z in y:\n        print(z - 1)\nf([str(1)])")
    expect(ran.trap?.code).toBe(Trap.BINARY_TYPE)
    // The error's trace stays in the heap: a count, a capacity and room for six addresses.
    expect(ran.heapUsed).toBe(32)
  })

  it.each([
    ['a list', 'l = []\nwhile True:\n    l.append(1.5)'],
    ['strings in a list', "l = []\nwhile True:\n    l.append('x' * 1000)"],
    ['a string that doubles', "s = 'x'\nwhile True:\n    s = s + s"],
    ['a string that is repeated', "s = 'abc' * 100000000000"],
    ['a list that is repeated', 'l = [0] * 100000000'],
    ['lists in lists', 'l = []\nwhile True:\n    l = [l]'],
    ['text', "l = ['x' * 1000] * 20000\ns = str(l) + str(l)"],
    ['tuples', 'l = []\ni = 0\nwhile True:\n    l.append((i, i))\n    i += 1'],
  ])('raises a MemoryError when exhausted by %s', (_, source) => {
    const ran = runSource(source)
    expect(ran.trap?.code).toBe(Trap.MEMORY)
    expect(ran.stderr).toMatch(/^Traceback .*:\n {2}File "program.py", line \d+, in <module>\n.*\nMemoryError\n$/)
  })

  it.each([Policy.SWITCH, Policy.NONE])(
    'has its memory again for other sizes after a MemoryError that was handled (policy %i)',
    (policy) => {
      const source = `def fill():
    parts = []
    try:
        while True:
            parts.append(str(len(parts)) * 3)
    except MemoryError:
        pass

fill()
large = 'x' * 25_000_000
print(len(large))
`
      expect(runSource(source, { policy }).stdout).toBe('25000000\n')
    },
  )

  it('holds a list of a million numbers that grew one by one', () => {
    expect(runSource('l = []\nfor i in range(1000000):\n    l.append(i)\nprint(len(l), l[999999])').stdout).toBe('1000000 999999\n')
  })

  it('frees a nested list of any depth', () => {
    const ran = runSource('l = []\nfor i in range(100000):\n    l = [l]\nl = 0\nprint("freed")')
    expect(ran.stdout).toBe('freed\n')
    expect(ran.heapUsed).toBe(0)
  })
})

describe('recursion', () => {
  const deep = 'def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\nprint(f(998))\nprint(f(999))\n'

  it('goes as deep as in CPython, and no deeper', () => {
    const ran = runSource(deep)
    expect(ran.stdout).toBe('998\n')
    expect(ran.trap?.code).toBe(Trap.RECURSION)
    expect(ran.trap?.frames).toHaveLength(1000)
    expect(ran.stderr).toContain('[Previous line repeated 996 more times]\nRecursionError: maximum recursion depth exceeded\n')
  })

  it('ends when the stack is full, whatever the limit', () => {
    const locals = Array.from({ length: 40 }, (_, i) => `a${i} = n`).join('; ')
    const ran = runSource(`def f(n):\n    ${locals}\n    return f(n + 1)\nf(0)`, { words: { [RECURSION_LIMIT]: 1_000_000 } })
    expect(ran.trap?.code).toBe(Trap.RECURSION)
    expect(ran.trap?.frames.length).toBeGreaterThan(300)
  })

  it('of lists is shown as […], and endless recursion is an error', () => {
    expect(runSource('a = [1]\na.append(a)\nprint(a, [a, a])').stdout).toBe('[1, [...]] [[1, [...]], [1, [...]]]\n')
    expect(runSource('a = []\na.append(a)\nb = []\nb.append(b)\nprint(a == b)').trap?.code).toBe(Trap.RECURSION)
  })
})
