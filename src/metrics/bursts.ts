import * as v from 'valibot'
import { Block } from '../../assembly/abi/events.ts'
import { count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { HoldEnd, type Holds, type Timeline } from '../model/timeline.ts'
import { nearestRank } from '../statistics/nearest-rank.ts'
import { byGil } from '../trace/by-gil.ts'
import type { Metric } from './metric.ts'

/**
 * Each call of os.read() or os.write() releases the GIL, even if it does not have to wait (bugs.python.org, issue 7946). A burst ends when
 * another thread acquires the GIL, during one of these calls or later. The shortest burst has 1 call.
 */
export const bursts: Metric<Pick<Measurements, 'bursts'>> = {
  id: 'bursts',
  title: 'Bursts of I/O',
  definition: 'How many calls of os.read() and os.write() a thread made in a row before another thread acquired the GIL.',
  unit: 'calls',
  isInEveryFile: true,
  fields: { bursts: v.looseObject({ n: count, p50: count, p90: count, p99: count, max: count }) },
  figures: [
    {
      path: 'bursts.n',
      unit: 'bursts',
      about: 'How many times a thread made one or more calls of os.read() or os.write() before another thread acquired the GIL.',
    },
    {
      path: 'bursts.p50',
      about:
        'How many calls of os.read() or os.write() a thread made in a row before another thread acquired the GIL. Half of the rows were shorter.',
      column: { group: 'burst', heading: 'p50', isDetail: true },
    },
    {
      path: 'bursts.p99',
      about: 'How many such calls a thread made in a row. One row in a hundred was longer.',
      column: { group: 'burst', heading: 'p99', isDetail: true },
    },
  ],

  measure(timeline) {
    const calls = byGil(timeline).flatMap((ofOne) => [...burstsOf(ofOne)])
    calls.sort((a, b) => a - b)
    const rank = (p: number) => nearestRank(calls, p)
    return { bursts: { n: calls.length, p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: rank(1) } }
  },
}

function* burstsOf({ holds, excludes }: Timeline): Generator<number> {
  if (!excludes) return
  const { length, thread } = holds
  let calls = 0
  for (let i = 0; i < length; i++) {
    if (isCall(holds, i)) calls++
    if (thread[i + 1] === thread[i]) continue
    // The last burst does not count, because no other thread ended it.
    if (calls > 0 && i + 1 < length) yield calls
    calls = 0
  }
}

function isCall({ end, block }: Holds, hold: number): boolean {
  return end[hold] === HoldEnd.BLOCKING && (block[hold] === Block.READ || block[hold] === Block.WRITE)
}
