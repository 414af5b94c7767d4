import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { times, turns } from '../claims/units.ts'
import { threadsName } from '../model/base-case.ts'
import type { Experiment } from '../model/run.ts'
import { totalTurns } from './turns.ts'
import source from './work-outside.py?raw'

const GILS = ['fifo', 'barging']
/** Where the 10,000 iterations of a turn run. The bounds are for the turns of two threads ÷ those of one. */
const SPLITS = [
  { name: '10 % inside', constants: { INSIDE: 1000, OUTSIDE: 9000 }, bounds: { atLeast: 1.4 } },
  { name: '50 % inside', constants: { INSIDE: 5000, OUTSIDE: 5000 }, bounds: {} },
  { name: '90 % inside', constants: { INSIDE: 9000, OUTSIDE: 1000 }, bounds: { atMost: 1.25 } },
]
const THREADS = [1, 2]

const variantOf = (threads: number, split: string) => `${threadsName(threads)}, ${split}`

export const workOutside: Experiment = {
  id: 'work-outside',
  title: 'Work outside the GIL',
  claim: 'Two threads get at least 1.4 times the turns of one if a tenth of the work is under the GIL, and hardly more if nine tenths are.',
  details:
    'Amdahl’s law allows 2 × and 1.11 ×, so the bounds are at least 1.4 × and at most 1.25 ×. The work outside runs in an interpreter that has a GIL of its own.',
  reference:
    'LockHammer varies the critical and the parallel section of a turn, and CPython’s lockbench.py has --work-outside and --num-locks since 2026 (issue 145230).',
  file: 'work-outside.py',
  source,
  gils: GILS,
  variants: SPLITS.flatMap(({ name, constants }) =>
    THREADS.map((threads) => ({ name: variantOf(threads, name), constants: { THREADS: threads, ...constants } })),
  ),
  rounds: 9,
  ...answering({
    title: 'Turns of all threads',
    within: 'under fifo',
    figure: totalTurns,
    unit: turns,
    cases: SPLITS.flatMap(({ name }) =>
      THREADS.map((threads) => ({ variant: variantOf(threads, name), gil: 'fifo', label: variantOf(threads, name) })),
    ),
    ratio: {
      of: { variant: variantOf(2, '10 % inside'), gil: 'fifo' },
      to: { variant: variantOf(1, '10 % inside'), gil: 'fifo' },
      what: 'turns of 2 threads ÷ turns of 1, a tenth of the work under the GIL, fifo',
    },
    words: (ratio, _estimate, other) =>
      `With a tenth of the work under the GIL, two threads are ${ratio} as fast as one. With nine tenths, they do ${other({ variant: variantOf(2, '90 % inside'), gil: 'fifo' })} instead of ${other({ variant: variantOf(1, '90 % inside'), gil: 'fifo' })}.`,
  }),
  judge: judging(
    {
      cases: SPLITS.flatMap(({ name }) => THREADS.flatMap((threads) => GILS.map((gil) => ({ variant: variantOf(threads, name), gil })))),
      cores: 2,
    },
    (evidence) =>
      SPLITS.flatMap(({ name, bounds }) =>
        GILS.map((gil) => ({
          what: `2 threads ÷ 1 thread, ${name}, ${gil}`,
          estimate: evidence.ratio({ variant: variantOf(2, name), gil }, { variant: variantOf(1, name), gil }, totalTurns),
          ...bounds,
          unit: times,
        })),
      ),
  ),
}
