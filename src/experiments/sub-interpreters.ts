import { answering, speedWords } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './sub-interpreters.py?raw'

const ALONE = { variant: '1 interpreter', gil: 'switch' }
const OWN = { variant: '2, a GIL each', gil: 'switch' }
const SHARED = { variant: '2, one GIL', gil: 'switch' }

const wall = ({ wallMs }: { readonly wallMs: number }) => wallMs

export const subInterpreters: Experiment = {
  id: 'sub-interpreters',
  title: 'Interpreters with a GIL each',
  claim: 'Two interpreters do CPU work faster than one if each has its own GIL, and no faster if they share one.',
  details:
    'With a GIL each they must take at most 0.75 × the time of one interpreter. With a shared GIL they must take at least 0.9 ×; a tenth is allowed for noise.',
  reference: 'CPython 3.14 on two idle cores: two interpreters with a GIL each take 0.52 × the time of one.',
  file: 'sub-interpreters.py',
  source,
  gils: ['switch'],
  variants: [
    { name: ALONE.variant, constants: { INTERPRETERS: 1, OWN_GIL: 1 } },
    { name: OWN.variant, constants: { INTERPRETERS: 2, OWN_GIL: 1 } },
    { name: SHARED.variant, constants: { INTERPRETERS: 2, OWN_GIL: 0 } },
  ],
  // If a core is slow for a while, many short runs spread the effect over all variants, as in countdown.ts.
  rounds: 25,
  ...answering({
    title: 'Wall time',
    figure: wall,
    unit: milliseconds,
    cases: [ALONE, SHARED, OWN].map((one) => ({ ...one, label: one.variant })),
    ratio: { of: OWN, to: ALONE, what: 'two interpreters with a GIL each ÷ one interpreter' },
    words: (ratio, estimate, other) =>
      `Two interpreters with a GIL each: ${ratio} as long as one. ${speedWords(estimate)} With one GIL: ${other(SHARED)} instead of ${other(ALONE)}.`,
  }),
  judge: judging({ cases: [ALONE, OWN, SHARED], cores: 2 }, (evidence) => [
    { what: 'a GIL each ÷ one interpreter', estimate: evidence.ratio(OWN, ALONE, wall), atMost: 0.75, unit: times },
    { what: 'one shared GIL ÷ one interpreter', estimate: evidence.ratio(SHARED, ALONE, wall), atLeast: 0.9, unit: times },
  ]),
}
