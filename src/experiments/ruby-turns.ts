import { answering } from '../claims/answering.ts'
import { between } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { count, milliseconds, times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './ruby-turns.py?raw'

/** Ruby's quantum in switch intervals: 100 ms at the lab's 5 ms. */
const QUANTUM = 20

const CASES = [3, 4].map((threads) => ({ variant: `${threads} threads`, gil: 'gvl', threads }))

/** The most frequent number of turns that other threads had during a wait. */
function turnsOfOthers({ bypass: { histogram } }: RunReport): number {
  return histogram.indexOf(Math.max(...histogram))
}

function quantaPerHold({ holdUs, switchIntervalUs }: RunReport): number {
  return holdUs.p50 / (QUANTUM * switchIntervalUs)
}

export const rubyTurns: Experiment = {
  id: 'ruby-turns',
  title: 'Turns under Ruby’s lock',
  claim: 'Under gvl, a CPU-bound thread computes for 100 ms and then waits until each other thread has had one turn.',
  details:
    'With n threads, the most frequent number of turns in a wait must be exactly n − 1. Waits at the start and at the end are shorter. The median hold must be within 20 % of 100 ms. Busy cores delay a turn by a few ms only, so the claim needs no idle cores.',
  reference:
    'Ruby 3.1 thread_pthread.c: TIME_QUANTUM_MSEC is 100, and gvl_yield lets a waiter run before the thread queues up again. CPython 3.13 switches after 5 ms and has no queue.',
  file: 'ruby-turns.py',
  source,
  gils: ['gvl'],
  variants: CASES.map(({ variant, threads }) => ({ name: variant, constants: { THREADS: threads } })),
  rounds: 5,
  ...answering({
    title: 'Median time for which a thread holds the GIL',
    allowsBusyCores: true,
    figure: ({ holdUs }) => holdUs.p50 / 1000,
    unit: milliseconds,
    cases: CASES.map((one) => ({ ...one, label: one.variant })),
    words: (held) => `Under Ruby’s lock, a thread computes for ${held} at a time.`,
  }),
  judge: judging({ cases: CASES, events: { what: 'holds', count: ({ holdUs }) => holdUs.n, least: 15 } }, (evidence) =>
    CASES.flatMap((one) => [
      {
        what: `turns of other threads in a wait, ${one.variant}`,
        estimate: between(evidence.of(one).map(turnsOfOthers)),
        atLeast: one.threads - 1,
        atMost: one.threads - 1,
        unit: count,
      },
      {
        what: `median hold ÷ 100 ms, ${one.variant}`,
        estimate: evidence.multiple(one, quantaPerHold, 1),
        atLeast: 0.8,
        atMost: 1.2,
        unit: times,
      },
    ]),
  ),
}
