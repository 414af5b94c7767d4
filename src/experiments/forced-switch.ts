import { judging } from '../claims/judging.ts'
import { retakenShare } from '../claims/retaken-share.ts'
import { percent } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './forced-switch.py?raw'

const FORCED = { variant: '', gil: 'switch' }
const UNFORCED = { variant: '', gil: 'switch-unforced' }
/** Threads that start and end give it up unasked: a few times in a run. */
const NEVER = 0.05

export const forcedSwitch: Experiment = {
  id: 'forced-switch',
  title: 'The forced switch',
  claim:
    'A thread that was asked for the GIL takes it back itself more often than not, unless it must wait until another has had it: then never (5 % are left to starts and ends).',
  reference: 'CPython has FORCE_SWITCHING since 3.2: without it, its source says, the releasing thread may re-acquire at once.',
  file: 'forced-switch.py',
  source,
  gils: ['switch', 'switch-unforced'],
  rounds: 5,
  judge: judging(
    {
      cases: [FORCED, UNFORCED],
      cores: 2,
      events: { what: 'drop requests', count: ({ overshootUs }) => overshootUs.n, least: 30 },
    },
    (evidence) => [
      { what: 'taken back, switch-unforced', estimate: evidence.share(UNFORCED, retakenShare), atLeast: 0.5, unit: percent },
      { what: 'taken back, switch', estimate: evidence.share(FORCED, retakenShare), atMost: NEVER, unit: percent },
    ],
  ),
}
