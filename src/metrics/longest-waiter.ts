import * as v from 'valibot'
import { count, share } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Metric } from './metric.ts'
import { transfersOf } from './transfers.ts'

/**
 * The share of switches that did not go to the longest waiter is 0 under a FIFO queue, and about 62 % in CPython 3.11 with three threads on
 * Linux.
 */
export const longestWaiter: Metric<Pick<Measurements, 'longestWaiterNotNext'>> = {
  id: 'longest-waiter',
  title: 'Longest waiter not next',
  definition: 'The share of switches that passed over the longest waiter, among switches with two or more waiters.',
  unit: 'share',
  isInEveryFile: true,
  fields: { longestWaiterNotNext: v.looseObject({ contestedSwitches: count, notNext: count, share: v.nullable(share) }) },
  figures: [
    {
      path: 'longestWaiterNotNext.share',
      about:
        'How often the GIL went to a thread that had waited for less time than another one. It is a share of the switches at which two or more threads waited.',
      column: { group: 'longest waiter', heading: 'not next', isDetail: true },
    },
  ],

  measure(timeline) {
    const { thread, wantedNs } = timeline.holds
    let contestedSwitches = 0
    let notNext = 0
    const { length, from, waiting, longestSinceNs } = transfersOf(timeline)
    for (let i = 0; i < length; i++) {
      const hold = from[i]!
      if (thread[hold] === thread[hold + 1] || waiting[i]! < 2) continue
      contestedSwitches++
      if (wantedNs[hold + 1]! > longestSinceNs[i]!) notNext++
    }
    const share = contestedSwitches > 0 ? notNext / contestedSwitches : null
    return { longestWaiterNotNext: { contestedSwitches, notNext, share } }
  },
}
