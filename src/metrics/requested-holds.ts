import { betweenThreads } from '../model/resolution.ts'
import type { DropRequest, Hold, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'

/**
 * The holds whose holder got a drop request, each with its first request. The holder may see the request at once and stamp its release
 * before the waiter stamps the request; the request still belongs to that hold. Holds that are open at the end of the run are left out.
 */
export function requestedHolds(timeline: Timeline): Map<Hold, DropRequest> {
  const { ns: resolutionNs } = betweenThreads(timeline)
  const asked = new Map<Hold, DropRequest>()
  for (const ofOne of byGil(timeline)) {
    for (const request of ofOne.requests) {
      const holder = holderAsked(ofOne, request.timeNs - resolutionNs)
      if (holder && holder.end !== 'open' && !asked.has(holder)) asked.set(holder, request)
    }
  }
  return asked
}

/**
 * The last hold acquired at or before `byNs`. The caller subtracts one resolution from the stamp of the request. So a request stamped at
 * the same time as an acquisition belongs to the hold before that acquisition. The request cannot belong to the new hold, because a
 * waiter makes a request only after a whole interval without a switch.
 */
function holderAsked({ holds }: Timeline, byNs: number): Hold | undefined {
  let low = 0
  let high = holds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds[middle]!.acquiredNs <= byNs) low = middle + 1
    else high = middle
  }
  return holds[low - 1]
}
