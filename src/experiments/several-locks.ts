import { answering, speedWords } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './several-locks.py?raw'

const FREE = 'none'
const GILS = ['switch', 'fifo', 'barging', FREE]
const ONE = '1 lock'
const FOUR = '4 locks'
const SEVERAL = [2, 4].map((locks) => ({ name: `${locks} locks`, constants: { LOCKS: locks } }))
const VARIANTS = [{ name: ONE, constants: { LOCKS: 1 } }, ...SEVERAL]

export const severalLocks: Experiment = {
  id: 'several-locks',
  title: 'One lock or several',
  claim: 'Without a GIL, four threads finish the same turns sooner with several locks than with one, and under a GIL they do not.',
  details:
    'Sooner is at most 0.75 × the time with one lock. Under a GIL, at least 0.9 × is expected; a tenth is allowed for noise. Nine tenths of a turn are inside the lock, so with one lock a second core has little to do. Two locks let two threads work at once. Under a GIL, the work outside the lock needs the GIL too.',
  reference:
    'CPython’s lockbench.py has --num-locks, --work-outside and --total-iters since 2026 (issue 145230): it assigns locks to threads in turn, and each thread does a fixed number of iterations. Its header says that several threads mean little under a GIL.',
  file: 'several-locks.py',
  source,
  gils: GILS,
  variants: VARIANTS,
  rounds: 9,
  ...answering({
    title: 'Wall time',
    figure: ({ wallMs }) => wallMs,
    unit: milliseconds,
    cases: [FREE, 'switch'].flatMap((gil) =>
      VARIANTS.map(({ name: variant }) => ({ variant, gil, label: `${variant}, ${gil === FREE ? 'no GIL' : gil}` })),
    ),
    ratio: { of: { variant: FOUR, gil: FREE }, to: { variant: ONE, gil: FREE }, what: 'four locks ÷ one lock, without a GIL' },
    words: (ratio, estimate, other) =>
      `Without a GIL, four locks: ${ratio} as long as one lock. ${speedWords(estimate)} Under a GIL: ${other({ variant: FOUR, gil: 'switch' })} instead of ${other({ variant: ONE, gil: 'switch' })}.`,
  }),
  judge: judging({ cases: VARIANTS.flatMap(({ name }) => GILS.map((gil) => ({ variant: name, gil }))), cores: 2 }, (evidence) =>
    SEVERAL.flatMap(({ name }) =>
      GILS.map((gil) => ({
        what: `${name} ÷ ${ONE}, ${gil}`,
        estimate: evidence.ratio({ variant: name, gil }, { variant: ONE, gil }, ({ wallMs }) => wallMs),
        ...(gil === FREE ? { atMost: 0.75 } : { atLeast: 0.9 }),
        unit: times,
      })),
    ),
  ),
}
