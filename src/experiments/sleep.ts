import { answering } from '../claims/answering.ts'
import { exactly } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './sleep.py?raw'

const GILS = ['tick', 'switch', 'none']
/** Half way between 500 ms for overlapping sleeps and 1000 ms for consecutive ones. */
const MOST_MS = 750

export const sleep: Experiment = {
  id: 'sleep',
  title: 'Overlapping sleeps',
  claim: 'Two half-second sleeps overlap under every GIL.',
  details:
    'Both threads must finish within 0.75 s, half way between overlapping and consecutive sleeps. The shortest round counts, because other work can only prolong a sleep; the claim needs no idle cores.',
  reference: 'CPython, all versions: two threads that sleep take as long as one.',
  file: 'sleep.py',
  source,
  gils: GILS,
  ...answering({
    title: 'Wall time',
    allowsBusyCores: true,
    figure: ({ wallMs }) => wallMs,
    unit: milliseconds,
    cases: ['switch', 'tick', 'none'].map((gil) => ({ variant: '', gil, label: gil })),
    words: (took, { value }) => `Two sleeps of 500 ms took ${took}. ${value <= MOST_MS ? 'They overlap.' : 'They do not overlap.'}`,
  }),
  judge: judging({ cases: GILS.map((gil) => ({ variant: '', gil })), rounds: 1 }, (evidence) =>
    GILS.map((gil) => ({
      what: `wall time under ${gil}`,
      // Other work can prolong a sleep but never shorten it, so the shortest round counts.
      estimate: exactly(Math.min(...evidence.of({ variant: '', gil }).map(({ wallMs }) => wallMs))),
      atMost: MOST_MS,
      unit: milliseconds,
    })),
  ),
}
