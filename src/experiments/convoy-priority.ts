import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { perSecond, times } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './convoy.py?raw'
import { echoesPerSecond } from './echoes.ts'

const ALONE = 'alone'
const BESIDE = 'beside 1 that computes'
const GILS = ['switch', 'priority']
const SWITCH = { variant: BESIDE, gil: 'switch' }
const PRIORITY = { variant: BESIDE, gil: 'priority' }

export const convoyPriority: Experiment = {
  id: 'convoy-priority',
  title: 'Priorities against the convoy',
  claim: 'Next to a CPU-bound thread, an echo over two pipes is at least ten times faster under priority than under switch.',
  details:
    'An echo thread blocks early, so its level rises, and it pre-empts the CPU-bound thread at once. The slowdown next to the CPU-bound thread is shown for both GILs.',
  reference:
    'David Beazley proposed priorities in CPython’s issue 7946 (2010) and showed that they restore the speed of a server next to a CPU-bound thread. CPython has none.',
  file: 'convoy.py',
  source,
  gils: GILS,
  variants: [
    { name: ALONE, constants: { COMPUTING: 0 } },
    { name: BESIDE, constants: { COMPUTING: 1 } },
  ],
  rounds: 7,
  ...answering({
    title: 'Echoes per second',
    figure: echoesPerSecond,
    unit: perSecond,
    cases: GILS.flatMap((gil) => [ALONE, BESIDE].map((variant) => ({ variant, gil, label: `${variant}, ${gil}` }))),
    ratio: { of: PRIORITY, to: SWITCH, what: 'echoes under priority ÷ under switch, next to one thread that computes' },
    words: (ratio) => `With priorities, there are ${ratio} as many echoes next to a thread that computes.`,
  }),
  judge: judging(
    {
      cases: GILS.flatMap((gil) => [
        { variant: ALONE, gil },
        { variant: BESIDE, gil },
      ]),
      cores: 2,
    },
    (evidence) => [
      {
        what: 'echoes under priority ÷ under switch',
        estimate: evidence.ratio(PRIORITY, SWITCH, echoesPerSecond),
        atLeast: 10,
        unit: times,
      },
      ...GILS.flatMap((gil) => {
        const [alone, beside] = [
          { variant: ALONE, gil },
          { variant: BESIDE, gil },
        ]
        return [
          { what: `${BESIDE}, ${gil}`, estimate: evidence.mean(beside, echoesPerSecond), unit: perSecond },
          { what: `an echo ${BESIDE} ÷ alone, ${gil}`, estimate: evidence.ratio(alone, beside, echoesPerSecond), unit: times },
        ]
      }),
    ],
  ),
}
