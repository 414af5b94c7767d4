import { exactly } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds } from '../claims/units.ts'
import type { Experiment } from '../model/run.ts'
import source from './sleep.py?raw'

const GILS = ['tick', 'switch', 'none']
/** Half way between 500 ms, together, and 1000 ms, one after the other. */
const MOST_MS = 750

export const sleep: Experiment = {
  id: 'sleep',
  title: 'Sleeping together',
  claim: 'Two threads that sleep half a second do so at the same time, whatever the GIL: after three quarters of a second both are done.',
  reference: 'CPython, all versions: two threads that sleep take as long as one.',
  file: 'sleep.py',
  source,
  gils: GILS,
  judge: judging({ cases: GILS.map((gil) => ({ variant: '', gil })), rounds: 1 }, (evidence) =>
    GILS.map((gil) => ({
      what: `under ${gil}`,
      // A wait can be prolonged by whatever else runs, never shortened: the shortest tells.
      estimate: exactly(Math.min(...evidence.of({ variant: '', gil }).map(({ wallMs }) => wallMs))),
      atMost: MOST_MS,
      unit: milliseconds,
    })),
  ),
}
