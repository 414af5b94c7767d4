import { betweenThreads } from '../model/resolution.ts'
import type { DropRequest, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'

/**
 * The first drop request that the holder of each hold got. The list has an entry for each of Timeline.holds. The holder may see the request
 * at once and stamp its release before the waiter stamps the request. The request still belongs to that hold. A hold that is open at the
 * end of the run has none.
 */
export function firstRequests(timeline: Timeline): readonly (DropRequest | undefined)[] {
  const { ns: resolutionNs } = betweenThreads(timeline)
  const first = new Array<DropRequest | undefined>(timeline.holds.length).fill(undefined)
  let before = 0
  for (const ofOne of byGil(timeline)) {
    for (const request of ofOne.requests) {
      const index = holderAsked(ofOne, request.timeNs - resolutionNs)
      if (index >= 0 && ofOne.holds[index]!.end !== 'open') first[before + index] ??= request
    }
    before += ofOne.holds.length
  }
  return first
}

/**
 * The index of the last hold acquired at or before `byNs`; -1 if there is none. The caller subtracts one resolution from the stamp of the
 * request. So a request stamped at the same time as an acquisition belongs to the hold before that acquisition. The request cannot belong
 * to the new hold, because a waiter makes a request only after a whole interval without a switch.
 */
function holderAsked({ holds }: Timeline, byNs: number): number {
  let low = 0
  let high = holds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds[middle]!.acquiredNs <= byNs) low = middle + 1
    else high = middle
  }
  return low - 1
}
