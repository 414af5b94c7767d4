import { describe, expect, it } from 'vitest'
import { GILS, type GilDescriptor } from '../../src/model/gils.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { LONG } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { runOne, runOnMachine } from './lab.ts'

const WORKERS = 3
const ROUNDS = 400
const TOTAL = WORKERS * ROUNDS
const NO_LOCKS: Mutant = {
  id: 'containers-unlocked',
  defect: 'the lock of a container lets every thread in',
  file: 'assembly/vm/objects/spin.ts',
  find: 'if (Word.cas(word, seen, seen + 1) == seen) return',
  replace: 'Word.store(word, seen + 1)\n      return',
}
/**
 * Without a GIL, an operation in several steps loses something only if two workers run at the same time. A test of this file may therefore
 * need several attempts, and can fail on a busy machine. `npm test` leaves this file out.
 */
const ATTEMPTS = 20

interface Operation {
  readonly name: string
  /** The shared container, as an expression. */
  readonly shared: string
  /** One operation that is atomic in CPython. `n` is unique among the calls of all workers, and `me` is the index of the worker. */
  readonly atomic: string
  /** The same work in several steps. Another thread may run between them. */
  readonly steps: string
  /** An expression that equals TOTAL at the end if no operation lost anything. */
  readonly kept: string
}

const OPERATIONS: readonly Operation[] = [
  { name: 'list.append()', shared: '[]', atomic: 'shared.append(n)', steps: 'shared[len(shared):] = [n]', kept: 'len(set(shared))' },
  {
    name: 'list.pop()',
    shared: 'list(range(TOTAL))',
    atomic: 'got[me].append(shared.pop())',
    steps: 'got[me].append(shared[-1]); shared[:] = shared[:-1]',
    kept: 'len({item for part in got for item in part}) + len(shared)',
  },
  { name: 'dict[key] = value', shared: '{}', atomic: 'shared[n] = me', steps: 'shared = {**shared, n: me}', kept: 'len(shared)' },
  {
    name: 'dict.setdefault()',
    shared: '{}',
    atomic: 'got[me].append(shared.setdefault(n % ROUNDS, me) == me)',
    steps: 'isnew = n % ROUNDS not in shared; shared[n % ROUNDS] = me; got[me].append(isnew)',
    kept: 'sum(map(sum, got)) * WORKERS',
  },
  {
    name: 'dict.pop()',
    shared: 'dict.fromkeys(range(ROUNDS))',
    atomic: 'got[me].append(shared.pop(n % ROUNDS, n) is None)',
    steps: 'got[me].append(n % ROUNDS in shared); shared = {k: None for k in shared if k != n % ROUNDS}',
    kept: 'sum(map(sum, got)) * WORKERS',
  },
  { name: 'set.add()', shared: 'set()', atomic: 'shared.add(n)', steps: 'shared = shared | {n}', kept: 'len(shared)' },
  {
    name: 'deque.append()',
    shared: 'deque()',
    atomic: 'shared.append(n)',
    steps: 'shared = deque([*shared, n])',
    kept: 'len(set(shared))',
  },
  {
    name: 'deque.popleft()',
    shared: 'deque(range(TOTAL))',
    atomic: 'got[me].append(shared.popleft())',
    steps: 'got[me].append(shared[0]); shared = deque(list(shared)[1:])',
    kept: 'len({item for part in got for item in part}) + len(shared)',
  },
]

function program({ shared, kept }: Operation, step: string): string {
  return `from collections import deque
from threading import Barrier, Thread

WORKERS, ROUNDS, TOTAL = ${WORKERS}, ${ROUNDS}, ${TOTAL}
shared = ${shared}
got = [[] for _ in range(WORKERS)]
start = Barrier(WORKERS)

def work(me):
    global shared
    start.wait()
    for n in range(me * ROUNDS, (me + 1) * ROUNDS):
        ${step}

threads = [Thread(target=work, args=(me,)) for me in range(WORKERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(${kept})
`
}

async function kept(operation: Operation, step: string, gil: string): Promise<string> {
  const { recording } = await runOne(program(operation, step), gil)
  return recording.outcome === 'completed' ? recording.stdout.trim() : recording.outcome
}

describe('an operation that CPython makes atomic', () => {
  for (const { id: gil } of EVERY_PROGRAM_GILS) {
    it.each(OPERATIONS)(`$name loses nothing under ${gil}`, async (operation) => {
      expect(await kept(operation, operation.atomic, gil)).toBe(String(TOTAL))
    })
  }
})

describe.runIf(LONG)('the test can fail', () => {
  const none = GILS.find(({ traits }) => !traits.excludes) as GilDescriptor

  it.each(OPERATIONS)('in several steps, without a GIL, $name loses something', { timeout: 120_000 }, async (operation) => {
    const found: string[] = []
    while (found.length < ATTEMPTS && found.every((each) => each === String(TOTAL)))
      found.push(await kept(operation, operation.steps, none.id))
    expect(found.at(-1)).not.toBe(String(TOTAL))
  })

  it('without the locks of the containers, an operation loses something', { timeout: 600_000 }, async () => {
    const mutant = await buildWholeMutant(NO_LOCKS)
    const found: string[] = []
    for (let attempt = 0; attempt < ATTEMPTS && found.length === 0; attempt++) {
      for (const operation of OPERATIONS) {
        // A mutant may also break the heap. Such a run does not count, because it does not show that an item was lost.
        const ran = await runOnMachine(mutant, program(operation, operation.atomic), none.id, 5000).catch(() => undefined)
        if (ran?.recording.outcome === 'completed' && ran.recording.stdout.trim() !== String(TOTAL)) found.push(operation.name)
      }
    }
    expect(found).not.toEqual([])
  })
})
