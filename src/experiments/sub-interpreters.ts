import { judging } from '../claims/judging.ts'
import { times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './sub-interpreters.py?raw'

const ALONE = { variant: '1 interpreter', gil: 'switch' }
const OWN = { variant: '2, a GIL each', gil: 'switch' }
const SHARED = { variant: '2, one GIL', gil: 'switch' }

const wall = ({ wallMs }: { readonly wallMs: number }) => wallMs

export const subInterpreters: Experiment = {
  id: 'sub-interpreters',
  title: 'Interpreters with a GIL of their own',
  claim:
    'Two interpreters with a GIL each count down in less than three quarters of the time that one needs for the work of both, and two that share one GIL take at least as long as one (a tenth is left to noise).',
  reference: 'CPython 3.14 on two idle cores, a GIL each: 0.52 × sequential.',
  file: 'sub-interpreters.py',
  source,
  gils: ['switch'],
  variants: [
    { name: ALONE.variant, constants: { INTERPRETERS: 1, OWN_GIL: 1 } },
    { name: OWN.variant, constants: { INTERPRETERS: 2, OWN_GIL: 1 } },
    { name: SHARED.variant, constants: { INTERPRETERS: 2, OWN_GIL: 0 } },
  ],
  // Short runs, and many, as in the countdown.
  rounds: 25,
  judge: judging({ cases: [ALONE, OWN, SHARED], cores: 2 }, (evidence) => [
    { what: 'a GIL each ÷ one interpreter', estimate: evidence.ratio(OWN, ALONE, wall), atMost: 0.75, unit: times },
    { what: 'one shared GIL ÷ one interpreter', estimate: evidence.ratio(SHARED, ALONE, wall), atLeast: 0.9, unit: times },
  ]),
}
