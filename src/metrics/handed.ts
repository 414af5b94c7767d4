import * as v from 'valibot'
import type { BlameMeasurements, HandedPair } from '../model/blame.ts'
import { count } from '../model/quantities.ts'
import type { Metric } from './metric.ts'
import { kindOf, transfersOf } from './transfers.ts'

/** The most pairs of threads in a report. */
const MOST_PAIRS = 1024

export const handed: Metric<Pick<BlameMeasurements, 'handed'>> = {
  id: 'handed',
  title: 'Handed to',
  definition: 'Which thread acquired the GIL after which, and how many of these acquisitions were hand-offs, barging or re-acquisitions.',
  unit: 'acquisitions',
  fields: {
    handed: v.looseObject({
      handOffs: count,
      barging: count,
      reacquisitions: count,
      uncontended: count,
      pairs: v.array(v.looseObject({ from: count, to: count, n: count, handOffs: count, barging: count })),
      pairsLeftOut: count,
    }),
  },
  figures: [
    {
      path: 'handed.reacquisitions',
      about: 'How many times the thread that had released the GIL acquired it again while no other thread waited.',
    },
    { path: 'handed.uncontended', about: 'How many times another thread acquired the GIL at a time at which no thread waited.' },
  ],

  measure(timeline) {
    const counts = { 'hand-off': 0, barging: 0, reacquisition: 0, uncontended: 0 }
    const pairs = new Map<number, { -readonly [Field in keyof HandedPair]: HandedPair[Field] }>()
    const { threads, holds } = timeline
    const transfers = transfersOf(timeline)
    for (let i = 0; i < transfers.length; i++) {
      const from = holds.thread[transfers.from[i]!]!
      const to = holds.thread[transfers.from[i]! + 1]!
      const kind = kindOf(transfers, i, holds)
      counts[kind]++
      const pair = pairs.get(from * threads.length + to) ?? { from, to, n: 0, handOffs: 0, barging: 0 }
      pairs.set(from * threads.length + to, pair)
      pair.n++
      if (kind === 'hand-off') pair.handOffs++
      if (kind === 'barging') pair.barging++
    }
    const sorted = [...pairs.values()].sort((a, b) => b.n - a.n)
    return {
      handed: {
        handOffs: counts['hand-off'],
        barging: counts.barging,
        reacquisitions: counts.reacquisition,
        uncontended: counts.uncontended,
        pairs: sorted.slice(0, MOST_PAIRS),
        pairsLeftOut: Math.max(0, sorted.length - MOST_PAIRS),
      },
    }
  },
}
