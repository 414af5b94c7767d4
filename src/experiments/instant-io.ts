import { judging } from '../claims/judging.ts'
import { calls } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './instant-io.py?raw'

const GILS = ['tick', 'switch']

export const instantIo: Experiment = {
  id: 'instant-io',
  title: 'Calls that complete at once',
  claim:
    'Under switch, a thread whose calls all complete at once loses the GIL by the first of them more often than not, since each call gives it up.',
  reference:
    'CPython gives the GIL up around every call, although most complete at once, and each loss then costs an interval (David Beazley, bugs.python.org, issue 7946).',
  file: 'instant-io.py',
  source,
  gils: GILS,
  rounds: 5,
  judge: judging(
    {
      cases: GILS.map((gil) => ({ variant: '', gil })),
      cores: 2,
      events: { what: 'bursts', count: ({ bursts }) => bursts.n, least: 30 },
    },
    (evidence) =>
      GILS.flatMap((gil) => [
        {
          what: `half of the bursts under ${gil}`,
          estimate: evidence.mean({ variant: '', gil }, ({ bursts }) => bursts.p50),
          ...(gil === 'switch' && { atMost: 1 }),
          unit: calls,
        },
        { what: `one in a hundred under ${gil}`, estimate: evidence.mean({ variant: '', gil }, ({ bursts }) => bursts.p99), unit: calls },
      ]),
  ),
}
