import { answering } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { calls } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './instant-io.py?raw'

const GILS = ['tick', 'switch']

export const instantIo: Experiment = {
  id: 'instant-io',
  title: 'Calls that complete at once',
  claim: 'Under switch, a thread whose calls complete at once usually loses the GIL at its first call.',
  details:
    'A burst is the number of calls between two losses of the GIL. Its median must be one call. Each call releases the GIL although it has nothing to wait for.',
  reference:
    'CPython releases the GIL around every call, although most calls complete at once, and each loss then costs an interval (David Beazley, bugs.python.org, issue 7946).',
  file: 'instant-io.py',
  source,
  gils: GILS,
  rounds: 5,
  ...answering({
    title: 'Median number of calls between two losses of the GIL',
    figure: ({ bursts }) => bursts.p50,
    unit: calls,
    cases: ['switch', 'tick'].map((gil) => ({ variant: '', gil, label: gil })),
    words: (burst) => `A thread whose calls complete at once loses the GIL after ${burst}.`,
  }),
  judge: judging(
    {
      cases: GILS.map((gil) => ({ variant: '', gil })),
      cores: 2,
      events: { what: 'bursts', count: ({ bursts }) => bursts.n, least: 30 },
    },
    (evidence) =>
      GILS.flatMap((gil) => [
        {
          what: `median burst under ${gil}`,
          estimate: evidence.mean({ variant: '', gil }, ({ bursts }) => bursts.p50),
          ...(gil === 'switch' && { atMost: 1 }),
          unit: calls,
        },
        {
          what: `99th percentile of bursts under ${gil}`,
          estimate: evidence.mean({ variant: '', gil }, ({ bursts }) => bursts.p99),
          unit: calls,
        },
      ]),
  ),
}
