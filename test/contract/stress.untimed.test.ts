import { expect, it } from 'vitest'
import { GILS } from '../../src/model/gils.ts'
import { LONG, tried } from '../long.ts'
import { runOne } from './lab.ts'

const SECONDS = LONG ? 60 : 2
const THREADS = 8

/** Eight threads use the same list, dict, set, deque, str and instance without a GIL. Each operation is atomic in CPython. */
const PROGRAM = `from collections import deque
from threading import Barrier, Thread
from time import perf_counter

THREADS, SECONDS, KEPT = ${THREADS}, ${SECONDS}, 100
start = Barrier(THREADS)
names, table, seen, ring = [], {}, set(), deque()
done, popped, left = [0] * THREADS, [0] * THREADS, [0] * THREADS

class Box:
    def __init__(self):
        self.last = 'none'
        self.values = [0]

    def swap(self, name):
        self.last = name
        self.values = [name, self.values[0]]
        return self.last + '!'

box = Box()

def step(me, n):
    name = f'{me}-{n}'
    names.append(name)
    table[name] = (me, n)
    seen.add(name)
    ring.append((name, n))
    if not box.swap(name).endswith('!') or len(box.values) != 2:
        raise ValueError(box.values)
    try:
        names[n % 5] = str(n) * 2
        names[-1].upper()
    except IndexError:
        pass
    try:
        names.pop()
        popped[me] += 1
    except IndexError:
        pass
    try:
        ring.popleft()
        left[me] += 1
    except IndexError:
        pass
    try:
        for key in table:
            if table.get(key, (me, 0))[1] < 0:
                raise ValueError(key)
            break
    except RuntimeError:
        pass
    if n >= KEPT:
        del table[f'{me}-{n - KEPT}']
        seen.remove(f'{me}-{n - KEPT}')

def work(me):
    start.wait()
    end = perf_counter() + SECONDS
    while perf_counter() < end:
        for _ in range(20):
            step(me, done[me])
            done[me] += 1

threads = [Thread(target=work, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
kept = sum(min(n, KEPT) for n in done)
print(len(table) == kept, len(seen) == kept, len(names) == sum(done) - sum(popped), len(ring) == sum(done) - sum(left), min(done) > 0)
`

const FREE = tried(
  GILS.filter(({ traits }) => !traits.excludes).map(({ id }) => id),
  2,
)
const WAYS = FREE.flatMap((gil) => [true, false].map((compile) => ({ gil, compile, way: compile ? 'compiled' : 'in the eval loop' })))

it.each(WAYS)(
  `eight threads under $gil, $way, end with the right counts after ${SECONDS} s`,
  { timeout: (SECONDS + 60) * 1000 },
  async (way) => {
    const { recording } = await runOne(PROGRAM, way.gil, { compile: way.compile })
    expect(recording.stdout + recording.outcome).toBe('True True True True True\ncompleted')
  },
)
