import { judging } from '../claims/judging.ts'
import { milliseconds } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './short-turns.py?raw'

const TWO = '2 threads'
const FOUR = '4 threads'
const BOUNDED = ['eventual', 'starving']
const GILS = [...BOUNDED, 'barging']
/** The longest wait that the claim allows, ms: 1 ms until the waiter counts as starved, two turns and a wake-up. */
const BOUND_MS = 2

function longestWaitMs({ starvation }: RunReport): number {
  return starvation.longestWaitMs
}

export const starvationBound: Experiment = {
  id: 'starvation-bound',
  title: 'A bound on starvation',
  claim: 'Next to a thread that retakes the GIL at once, no wait exceeds 2 ms under eventual and starving, and some do under barging.',
  details:
    'Both locks hand the GIL over to a thread that has waited for 1 ms. The bound adds two turns and a wake-up, and holds for two threads. With four threads, further starved threads can be ahead in the queue, so these figures are for comparison.',
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
  judge: judging({ cases: [TWO, FOUR].flatMap((variant) => GILS.map((gil) => ({ variant, gil }))), cores: 2 }, (evidence) =>
    [TWO, FOUR].flatMap((variant) =>
      GILS.map((gil) => ({
        what: `longest wait, ${variant}, ${gil}`,
        estimate: evidence.mean({ variant, gil }, longestWaitMs),
        ...(variant === TWO && (BOUNDED.includes(gil) ? { atMost: BOUND_MS } : { atLeast: BOUND_MS })),
        unit: milliseconds,
      })),
    ),
  ),
}
