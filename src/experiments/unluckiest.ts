import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { percent } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './short-turns.py?raw'
import { totalTurns, turnsOf } from './turns.ts'

const SHORT = 'short turns'
const LONG = 'long turns'
const GILS = ['fifo', 'barging']

/** The number of turns of the thread with the fewest turns ÷ the mean over all threads. */
function leastShare(run: RunReport): number {
  const turns = turnsOf(run)
  return Math.min(...turns) / (totalTurns(run) / turns.length)
}

export const unluckiest: Experiment = {
  id: 'unluckiest',
  title: 'The unluckiest thread',
  claim: 'With long turns, the unluckiest of four threads gets its share under fifo, and less than half of it under barging.',
  details:
    'The share of a thread is a quarter of all turns. Under fifo, the unluckiest thread must get at least 90 % of its share. A long turn lasts 20,000 iterations, much longer than a wake-up, so a woken thread always finds the GIL taken. With short turns of 100 iterations it often finds the GIL free.',
  reference:
    'Locking in WebKit (2016): with very short turns, the unluckiest of ten threads had 15 % fewer turns than the luckiest under WTF::Lock, and no fewer under a fair mutex.',
  file: 'short-turns.py',
  source,
  gils: GILS,
  variants: [
    { name: SHORT, constants: { ITERATIONS: 100 } },
    { name: LONG, constants: { ITERATIONS: 20_000 } },
  ],
  rounds: 9,
  ...answering({
    title: 'Turns of the unluckiest thread ÷ its share',
    figure: leastShare,
    unit: percent,
    cases: [LONG, SHORT].flatMap((variant) => ['barging', 'fifo'].map((gil) => ({ variant, gil, label: `${variant}, ${gil}` }))),
    words: (share, _, other) =>
      `With long turns, the unluckiest thread gets ${share} of its share if later threads may go first. In a queue, it gets ${other({ variant: LONG, gil: 'fifo' })}.`,
  }),
  judge: judging({ cases: [SHORT, LONG].flatMap((variant) => GILS.map((gil) => ({ variant, gil }))), cores: 2 }, (evidence) =>
    [LONG, SHORT].flatMap((variant) =>
      GILS.map((gil) => ({
        what: `turns of the unluckiest ÷ its share, ${variant}, ${gil}`,
        estimate: evidence.share({ variant, gil }, leastShare),
        ...(variant === LONG && (gil === 'fifo' ? { atLeast: 0.9 } : { atMost: 0.5 })),
        unit: percent,
      })),
    ),
  ),
}
