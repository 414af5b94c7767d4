import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './short-turns.py?raw'

const TWO = '2 threads'
const FOUR = '4 threads'
const BOUNDED = ['eventual', 'starving']
const GILS = [...BOUNDED, 'barging']
/**
 * The largest ratio of two longest waits that the claim allows. A bounded wait should be about 1 ms, and a wait under barging has no bound.
 * The claim compares the two instead of naming a bound in ms, because a waiter that shares a core with the holder also waits until the
 * operating system lets it run.
 */
const MOST_RATIO = 0.2

function longestWaitMs({ starvation }: RunReport): number {
  return starvation.longestWaitMs
}

export const starvationBound: Experiment = {
  id: 'starvation-bound',
  title: 'A bound on starvation',
  claim:
    'Next to a thread that retakes the GIL at once, the longest wait under eventual and starving is less than a fifth of that under barging.',
  details:
    'Both locks hand the GIL over to a thread that has waited for 1 ms. A wait lasts longer by two turns, a wake-up, and the time slice of the operating system if both threads share a core. With four threads, further starved threads can be ahead in the queue, so these figures are for comparison.',
  reference:
    'Go’s Mutex enters its starvation mode after 1 ms (internal/sync/mutex.go). CPython’s PyMutex hands over after 1 ms (TIME_TO_BE_FAIR_NS), and parking_lot after 0.5 ms on average.',
  file: 'short-turns.py',
  source,
  gils: GILS,
  variants: [
    { name: TWO, constants: { THREADS: 2 } },
    { name: FOUR, constants: { THREADS: 4 } },
  ],
  rounds: 9,
  ...answering({
    title: 'Longest wait',
    within: TWO,
    figure: longestWaitMs,
    unit: milliseconds,
    cases: GILS.map((gil) => ({ variant: TWO, gil, label: gil })),
    words: (eventual, _estimate, other) =>
      `Next to a thread that retakes the lock at once, the longest wait is ${eventual} if the lock is handed over after 1 ms, as in PyMutex. As in Go, it is ${other({ variant: TWO, gil: 'starving' })}. Without a bound, it is ${other({ variant: TWO, gil: 'barging' })}.`,
  }),
  judge: judging({ cases: [TWO, FOUR].flatMap((variant) => GILS.map((gil) => ({ variant, gil }))), cores: 2 }, (evidence) => [
    ...BOUNDED.map((gil) => ({
      what: `longest wait, ${TWO}, ${gil} ÷ barging`,
      estimate: evidence.ratio({ variant: TWO, gil }, { variant: TWO, gil: 'barging' }, longestWaitMs),
      atMost: MOST_RATIO,
      unit: times,
    })),
    ...[TWO, FOUR].flatMap((variant) =>
      GILS.map((gil) => ({
        what: `longest wait, ${variant}, ${gil}`,
        estimate: evidence.mean({ variant, gil }, longestWaitMs),
        unit: milliseconds,
      })),
    ),
  ]),
}
