import { answering } from '../claims/answering.ts'
import type { Case } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { milliseconds, times } from '../claims/units.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './asyncio.py?raw'

const COROUTINES = 1000
const THREADS = 100
const WAITS = 10
/** The least time that the ten waits of a coroutine or thread can take. */
const WAITING_MS = 100

const LOOP: Case = { variant: `${COROUTINES} coroutines`, gil: 'switch' }
const BLOCKED: Case = { variant: `${THREADS} threads`, gil: 'switch' }

/** The overhead of one wait, in ms: the wall time beyond the waiting itself ÷ the number of waits. */
function costMs({ variant, wallMs }: RunReport): number {
  const waiters = variant === LOOP.variant ? COROUTINES : THREADS
  return (wallMs - WAITING_MS) / (waiters * WAITS)
}

export const asyncio: Experiment = {
  id: 'asyncio',
  title: 'One thread, a thousand waits',
  claim: 'A wait of a coroutine costs less than a wait of a thread.',
  details:
    'One thread runs 1000 coroutines; 100 threads do the same waits. The cost of a wait is the wall time beyond the 100 ms of waiting, divided by the number of waits.',
  reference:
    'CPython 3.13 on two idle cores: 1000 × 10 waits of 10 ms take 0.12 s with asyncio and 0.32 s with 1000 threads. The lab cannot start 1000 threads.',
  file: 'asyncio.py',
  source,
  gils: ['switch'],
  variants: [
    { name: LOOP.variant, constants: { COROUTINES, USE_THREADS: 0 } },
    { name: BLOCKED.variant, constants: { THREADS, USE_THREADS: 1 } },
  ],
  rounds: 5,
  ...answering({
    title: 'Cost of one wait, beyond the waiting itself',
    figure: costMs,
    unit: milliseconds,
    cases: [LOOP, BLOCKED].map((one) => ({ ...one, label: one.variant })),
    ratio: { of: LOOP, to: BLOCKED, what: 'the cost of a wait, coroutine ÷ thread' },
    words: (ratio) => `A wait of a coroutine costs ${ratio} as much as a wait of a thread.`,
  }),
  judge: judging({ cases: [LOOP, BLOCKED], cores: 2 }, (evidence) => [
    {
      what: 'cost of a wait, coroutine ÷ thread',
      estimate: evidence.ratio(LOOP, BLOCKED, costMs),
      atMost: 1,
      unit: times,
    },
    ...[LOOP, BLOCKED].map((one) => ({ what: one.variant, estimate: evidence.mean(one, ({ wallMs }) => wallMs), unit: milliseconds })),
  ]),
}
