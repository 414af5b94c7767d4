import { expect, it } from 'vitest'
import { LONG } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import { runOne, runOnMachine } from './lab.ts'

const INTERPRETERS = 3
const NAMES = 400
const ALL_FOUND = `${Array(INTERPRETERS).fill(NAMES).join(' ')}\n`
const NO_LOCK: Mutant = {
  id: 'made-names-unlocked',
  defect: 'two interpreters can add a name at the same time',
  file: 'assembly/vm/objects/names.ts',
  find: '    Mutex.lock(t, IMAGE_NAME_LOCK)\n',
  replace: '',
}
/**
 * The mutant loses a name only if two interpreters add one at the same time. The test of the mutant may therefore need several attempts. It
 * can fail on a busy machine. `npm test` leaves this test out.
 */
const ATTEMPTS = 20

/** At the same time, all interpreters make names at run time. Each then counts those of its own names that still have the right value. */
const PROGRAM = `from concurrent import interpreters

class Attributes:
    pass

found = 0

def make(me):
    global found
    attributes = Attributes()
    for n in range(${NAMES}):
        setattr(attributes, f'made_by_{me}_{n}', n)
    found = sum(getattr(attributes, f'made_by_{me}_{n}', None) == n for n in range(${NAMES}))

def total():
    return found

if __name__ == '__main__':
    own = [interpreters.create() for _ in range(${INTERPRETERS})]
    threads = [one.call_in_thread(make, me) for me, one in enumerate(own)]
    for thread in threads:
        thread.join()
    print(*[one.call(total) for one in own])
`

it('interpreters that make names at the same time lose none', async () => {
  const { recording } = await runOne(PROGRAM, 'switch')
  expect(recording.stdout).toBe(ALL_FOUND)
})

it.runIf(LONG)('without the lock of the table, an interpreter loses a name', { timeout: 600_000 }, async () => {
  const mutant = await buildWholeMutant(NO_LOCK)
  let isFound = false
  for (let attempt = 0; attempt < ATTEMPTS && !isFound; attempt++) {
    const ran = await runOnMachine(mutant, PROGRAM, 'switch', 5000).catch(() => undefined)
    isFound = ran?.recording.outcome === 'completed' && ran.recording.stdout !== ALL_FOUND
  }
  expect(isFound).toBe(true)
})
