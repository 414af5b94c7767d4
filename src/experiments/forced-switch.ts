import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { retakenShare } from '../claims/retaken-share.ts'
import { percent } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './forced-switch.py?raw'

const FORCED = { variant: '', gil: 'switch' }
const UNFORCED = { variant: '', gil: 'switch-unforced' }
/**
 * The largest share of retaken acquisitions that the claim allows. It is above 0 because threads that start or end release the GIL without
 * a request, a few times per run.
 */
const NEVER = 0.05

export const forcedSwitch: Experiment = {
  id: 'forced-switch',
  title: 'The forced switch',
  claim: 'A thread that releases the GIL on request usually retakes it, unless it waits for the switch.',
  details:
    'Without the wait (switch-unforced), at least half of the acquisitions must go to the thread that held the GIL last. With it (switch), up to 5 % are allowed for start and end, when threads release the GIL without a request.',
  reference: 'CPython has FORCE_SWITCHING since 3.2. Its source says that without it the releasing thread may re-acquire at once.',
  file: 'forced-switch.py',
  source,
  gils: ['switch', 'switch-unforced'],
  rounds: 5,
  ...answering({
    title: 'Acquisitions by the thread that has just released the GIL',
    figure: retakenShare,
    unit: percent,
    cases: [
      { ...UNFORCED, label: 'without the forced switch' },
      { ...FORCED, label: 'with the forced switch' },
    ],
    words: (share, _, other) =>
      `A releaser that does not wait retakes the GIL in ${share} of the cases. A releaser that waits: ${other(FORCED)}.`,
  }),
  judge: judging(
    {
      cases: [FORCED, UNFORCED],
      cores: 2,
      events: { what: 'drop requests', count: ({ overshootUs }) => overshootUs.n, least: 30 },
    },
    (evidence) => [
      {
        what: 'retaken by the last holder under switch-unforced',
        estimate: evidence.share(UNFORCED, retakenShare),
        atLeast: 0.5,
        unit: percent,
      },
      { what: 'retaken by the last holder under switch', estimate: evidence.share(FORCED, retakenShare), atMost: NEVER, unit: percent },
    ],
  ),
}
