import { answering } from '../claims/answering.ts'
import { exactly } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { count, percent } from '../claims/units.ts'
import type { Experiment, Variant } from '../model/run.ts'
import source from './eval-breaker.py?raw'
import { LEAST_SWITCHES, lostShare, lostUpdates } from './lost-updates.ts'

const GIL = 'switch'
const VARIANTS = (['2.7', '3.9', '3.10'] as const).map((evalBreaker) => ({
  name: `check points of ${evalBreaker}`,
  constants: {},
  settings: { evalBreaker },
})) satisfies readonly Variant[]

export const evalBreaker: Experiment = {
  id: 'eval-breaker',
  title: 'Where the GIL can be lost',
  claim: 'Under switch, two threads that run count += 1 lose updates with the check points of CPython 3.9, and none with those of 3.10.',
  details:
    'One lost update with the check points of 2.7 and of 3.9 is required, and none in any round with those of 3.10. Each run needs 20 switches. Busy cores can only hide losses, so the claim needs no idle cores.',
  reference:
    'Of 8 million updates, CPython 2.7 loses 2.0 to 2.4 million, 3.9 loses 2.4 to 2.6 million, and 3.10 and 3.13 lose none. Up to 3.9, a thread can lose the GIL after nearly every instruction. Since 3.10, it can lose the GIL at backward jumps, at the start of a function and after calls, and count += 1 has none of these.',
  file: 'eval-breaker.py',
  source,
  gils: [GIL],
  variants: VARIANTS,
  rounds: 5,
  ...answering({
    title: 'Updates lost, of all updates',
    allowsBusyCores: true,
    figure: lostShare,
    unit: percent,
    cases: [VARIANTS[1]!, VARIANTS[0]!, VARIANTS[2]!].map(({ name }) => ({ variant: name, gil: GIL, label: name })),
    words: (share, _, other) =>
      `CPython 3.9 loses ${share} of the updates of count += 1. CPython 3.10 loses ${other({ variant: VARIANTS[2]!.name, gil: GIL })}.`,
  }),
  judge: judging(
    {
      cases: VARIANTS.map(({ name }) => ({ variant: name, gil: GIL })),
      events: { what: 'switches', count: ({ switches }) => switches, least: LEAST_SWITCHES },
    },
    (evidence) =>
      VARIANTS.map(({ name, settings }) => {
        const runs = evidence.of({ variant: name, gil: GIL }).map(lostUpdates)
        const lost = runs.reduce((total, run) => total + run.lost, 0)
        const share = lost / runs.reduce((total, { of }) => total + of, 0)
        const bounds = settings.evalBreaker === '3.10' ? { atMost: 0 } : { atLeast: 1 }
        return { what: `updates lost with the ${name} (${percent(share)} of all)`, estimate: exactly(lost), ...bounds, unit: count }
      }),
  ),
}
