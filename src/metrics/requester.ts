import * as v from 'valibot'
import { count, share } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { firstRequests } from './first-requests.ts'
import type { Metric } from './metric.ts'
import { transfersOf } from './transfers.ts'

/**
 * The GIL does not necessarily go to the waiter that requested it. The request only makes the holder release the GIL, and then any thread
 * may acquire it.
 */
export const requester: Metric<Pick<Measurements, 'requesterNext'>> = {
  id: 'requester',
  title: 'Requester next',
  definition: 'The share of switches that went to the waiter that requested them, among requested switches with two or more waiters.',
  unit: 'share',
  isInEveryFile: true,
  fields: { requesterNext: v.looseObject({ contestedRequests: count, next: count, share: v.nullable(share) }) },
  figures: [
    {
      path: 'requesterNext.share',
      about:
        'How often the thread that requested the GIL was the one that got it. It is a share of the requested switches at which two or more threads waited.',
      column: { group: 'requester', heading: 'next', isDetail: true },
    },
  ],

  measure(timeline) {
    const { thread } = timeline.holds
    const requests = firstRequests(timeline)
    let contestedRequests = 0
    let next = 0
    const { length, from, waiting } = transfersOf(timeline)
    for (let i = 0; i < length; i++) {
      const hold = from[i]!
      const request = requests[hold]!
      if (request < 0 || thread[hold] === thread[hold + 1] || waiting[i]! < 2) continue
      contestedRequests++
      if (thread[hold + 1] === timeline.requests.thread[request]) next++
    }
    return { requesterNext: { contestedRequests, next, share: contestedRequests > 0 ? next / contestedRequests : null } }
  },
}
