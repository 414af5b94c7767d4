import * as v from 'valibot'
import { count, share } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { firstRequests } from './first-requests.ts'
import type { Metric } from './metric.ts'
import { transfers } from './transfers.ts'

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
      about: 'share of requested switches with two or more waiters that went to the waiter that requested them',
      column: { group: 'requester', heading: 'next', isDetail: true },
    },
  ],

  measure(timeline) {
    const { thread } = timeline.holds
    const requests = firstRequests(timeline)
    let contestedRequests = 0
    let next = 0
    for (const { from, to, waiting } of transfers(timeline)) {
      const request = requests[from]!
      if (request < 0 || thread[from] === thread[to] || waiting < 2) continue
      contestedRequests++
      if (thread[to] === timeline.requests.thread[request]) next++
    }
    return { requesterNext: { contestedRequests, next, share: contestedRequests > 0 ? next / contestedRequests : null } }
  },
}
