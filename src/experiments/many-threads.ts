import { answering } from '../claims/answering.ts'
import { between } from '../claims/evidence.ts'
import { judging } from '../claims/judging.ts'
import { intervals, times } from '../claims/units.ts'
import { threadsName } from '../model/base-case.ts'
import { digits } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'
import type { Experiment } from '../model/run.ts'
import source from './ruby-turns.py?raw'

const COUNTS = [1, 4, 16, 64]
/** The numbers of threads that decide the verdict. With fewer threads, only chance decides whether a wait under `switch` is long. */
const JUDGED = [16, 64]
const GILS = ['fifo', 'switch']

const ALONE = threadsName(1)

function mostTurnsOfEach({ bypass, threads }: RunReport): number {
  return bypass.max / (threads.length - 1)
}

function longestWait({ starvation }: RunReport): number {
  return starvation.longestWaitIntervals ?? Number.NaN
}

function instructionsPerMs({ threads, wallMs }: RunReport): number {
  return threads.reduce((total, { ops }) => total + ops, 0) / wallMs
}

export const manyThreads: Experiment = {
  id: 'many-threads',
  title: 'From 1 to 64 threads',
  claim: 'With 16 or 64 CPU-bound threads, no wait under fifo exceeds one turn of each other thread, and some under switch exceed two.',
  details:
    'The figure is the most turns of other threads in one wait, divided by the number of other threads. Under fifo 1.25 are allowed, because a thread can lose its core between its request and its place in the queue. The claim is about an order and not about time, so it needs no idle cores. Throughput and longest wait are for comparison.',
  reference:
    'A ticket lock is first come, first served (Mellor-Crummey and Scott, 1991). In CPython 3.13, any waiter can be the next: with three threads the longest waiter is passed over at 64 % of the switches.',
  file: 'ruby-turns.py',
  source,
  gils: GILS,
  variants: COUNTS.map((threads) => ({ name: threadsName(threads), constants: { THREADS: threads } })),
  rounds: 3,
  ...answering({
    title: 'Most turns of other threads in one wait ÷ number of other threads',
    allowsBusyCores: true,
    figure: mostTurnsOfEach,
    unit: digits,
    cases: JUDGED.toReversed().flatMap((threads) =>
      ['switch', 'fifo'].map((gil) => ({ variant: threadsName(threads), gil, label: `${threadsName(threads)}, ${gil}` })),
    ),
    words: (turns, _estimate, other) =>
      `With 64 threads, a thread waits for up to ${turns} turns of each other thread under today’s GIL. In a queue, it waits for ${other({ variant: threadsName(64), gil: 'fifo' })}.`,
  }),
  judge: judging({ cases: COUNTS.flatMap((threads) => GILS.map((gil) => ({ variant: threadsName(threads), gil }))) }, (evidence) => [
    ...JUDGED.flatMap((threads) =>
      GILS.map((gil) => ({
        what: `most turns in a wait ÷ other threads, ${threadsName(threads)}, ${gil}`,
        estimate: between(evidence.of({ variant: threadsName(threads), gil }).map(mostTurnsOfEach)),
        ...(gil === 'fifo' ? { atMost: 1.25 } : { atLeast: 2 }),
        unit: times,
      })),
    ),
    ...COUNTS.filter((threads) => threads > 1).flatMap((threads) =>
      GILS.flatMap((gil) => {
        const one = { variant: threadsName(threads), gil }
        return [
          { what: `longest wait, ${one.variant}, ${gil}`, estimate: evidence.mean(one, longestWait), unit: intervals },
          {
            what: `instructions per second ÷ ${ALONE}, ${one.variant}, ${gil}`,
            estimate: evidence.ratio(one, { variant: ALONE, gil }, instructionsPerMs),
            unit: times,
          },
        ]
      }),
    ),
  ]),
}
