import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { times, turns } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './short-turns.py?raw'
import { totalTurns } from './turns.ts'

/** How many iterations a turn lasts. A turn of 100 takes about a microsecond. */
const LENGTHS = [100, 2000, 20_000]
const SHORTEST = 100
const FAIR = ['fifo', 'handoff']
const GILS = [...FAIR, 'barging']

const variantOf = (iterations: number) => `turns of ${iterations} iterations`

export const shortTurns: Experiment = {
  id: 'short-turns',
  title: 'The price of fairness',
  claim: 'With turns of 100 iterations, four threads get at least twice as many turns under barging as under fifo or handoff.',
  details:
    'A thread that releases the GIL wants it again at once. Under fifo and handoff it must wait for a thread that is still waking up. With longer turns the wake-up matters less, so the ratio falls.',
  reference:
    'Locking in WebKit (2016): a fair mutex gave ten threads at most 3,010 turns each, and WTF::Lock, which lets threads barge, at least 556,797. LockHammer sweeps the length of the critical section in this way.',
  file: 'short-turns.py',
  source,
  gils: GILS,
  variants: LENGTHS.map((iterations) => ({ name: variantOf(iterations), constants: { ITERATIONS: iterations } })),
  rounds: 7,
  ...answering({
    title: 'Turns of all threads',
    within: variantOf(SHORTEST),
    figure: totalTurns,
    unit: turns,
    cases: ['barging', ...FAIR].map((gil) => ({ variant: variantOf(SHORTEST), gil, label: gil })),
    ratio: {
      of: { variant: variantOf(SHORTEST), gil: 'barging' },
      to: { variant: variantOf(SHORTEST), gil: 'fifo' },
      what: 'turns under barging ÷ under fifo',
    },
    words: (ratio) => `With very short turns, a lock that any thread may take at once gives ${ratio} as many turns as a queue.`,
  }),
  judge: judging(
    { cases: LENGTHS.flatMap((iterations) => GILS.map((gil) => ({ variant: variantOf(iterations), gil }))), cores: 2 },
    (evidence) =>
      LENGTHS.flatMap((iterations) => {
        const variant = variantOf(iterations)
        return FAIR.map((gil) => ({
          what: `barging ÷ ${gil}, ${variant}`,
          estimate: evidence.ratio({ variant, gil: 'barging' }, { variant, gil }, totalTurns),
          ...(iterations === SHORTEST && { atLeast: 2 }),
          unit: times,
        }))
      }),
  ),
}
