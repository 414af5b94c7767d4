import { betweenThreads } from '../model/resolution.ts'
import { HoldEnd, type Timeline } from '../model/timeline.ts'
import { firstAfter } from '../trace/lanes.ts'
import { once } from '../trace/once.ts'

/**
 * For each of Timeline.holds, the index of the first drop request that its holder got; -1 for none. The holder may see the request at once
 * and stamp its release before the waiter stamps the request. The request still belongs to that hold. A hold that is open at the end of the
 * run has none.
 */
export const firstRequests = once((timeline): Int32Array => {
  const { holds, requests } = timeline
  // A request that is stamped at the same time as an acquisition belongs to the hold before that acquisition. It cannot belong to the new
  // hold, because a waiter makes a request only after a whole interval without a switch.
  const { ns: resolutionNs } = betweenThreads(timeline)
  const groups = groupsOf(timeline)
  const first = new Int32Array(holds.length).fill(-1)
  for (let request = 0; request < requests.length; request++) {
    const group = groups.get(requests.gil[request]!)
    if (!group) continue
    group.next = firstAfter(group.acquiredNs, requests.timeNs[request]! - resolutionNs, group.next)
    const hold = group.from + group.next - 1
    if (group.next > 0 && holds.end[hold] !== HoldEnd.OPEN && first[hold]! < 0) first[hold] = request
  }
  return first
})

/** The holds of one GIL: the index of the first, the acquisitions, and how many of them are before the last request. */
interface Group {
  readonly from: number
  readonly acquiredNs: Float64Array
  next: number
}

function groupsOf({ holds: { length, gil, acquiredNs } }: Timeline): Map<number, Group> {
  const groups = new Map<number, Group>()
  for (let from = 0, to = 0; from < length; from = to) {
    while (to < length && gil[to] === gil[from]) to++
    groups.set(gil[from]!, { from, acquiredNs: acquiredNs.subarray(from, to), next: 0 })
  }
  return groups
}
