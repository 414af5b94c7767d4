import { answering, speedWords } from '../claims/answering.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './processes.py?raw'

const ALONE = { variant: '1 thread', gil: 'switch' }
const THREADS = { variant: '2 threads', gil: 'switch' }
const PROCESSES = { variant: '2 processes', gil: 'switch' }

const wall = ({ wallMs }: RunReport) => wallMs

/** The start-up time of the slowest process, in ms. The run waits for all processes. */
function startMs({ processes = [] }: RunReport): number {
  return Math.max(0, ...processes.map((process) => process.startMs ?? 0))
}

export const processes: Experiment = {
  id: 'processes',
  title: 'Processes with a GIL each',
  claim: 'Two processes do CPU work faster than one thread, and two threads do not.',
  details:
    'Two processes must take at most 0.75 × the time of one thread, including start-up. Two threads must take at least 0.9 ×; a tenth is allowed for noise.',
  reference: 'Published for CPython: two processes take about half as long as one thread, plus the time to start them.',
  file: 'processes.py',
  source,
  gils: ['switch'],
  variants: [
    { name: ALONE.variant, constants: { THREADS: 1, PROCESSES: 0 } },
    { name: THREADS.variant, constants: { THREADS: 2, PROCESSES: 0 } },
    { name: PROCESSES.variant, constants: { THREADS: 0, PROCESSES: 2 } },
  ],
  // If a core is slow for a while, more rounds spread the effect over all variants.
  rounds: 25,
  ...answering({
    title: 'Wall time',
    figure: wall,
    unit: milliseconds,
    cases: [ALONE, THREADS, PROCESSES].map((one) => ({ ...one, label: one.variant })),
    ratio: { of: PROCESSES, to: ALONE, what: '2 processes ÷ 1 thread' },
    words: (ratio, estimate) => `Two processes: ${ratio} as long as one thread. ${speedWords(estimate)}`,
  }),
  judge: judging({ cases: [ALONE, THREADS, PROCESSES], cores: 2 }, (evidence) => [
    { what: '2 processes ÷ 1 thread', estimate: evidence.ratio(PROCESSES, ALONE, wall), atMost: 0.75, unit: times },
    { what: '2 threads ÷ 1 thread', estimate: evidence.ratio(THREADS, ALONE, wall), atLeast: 0.9, unit: times },
    { what: 'from start() to the first instruction', estimate: evidence.mean(PROCESSES, startMs), unit: milliseconds },
  ]),
}
