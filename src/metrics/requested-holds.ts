import { betweenThreads } from '../model/resolution.ts'
import type { DropRequest, Hold, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'

/**
 * The holds that somebody asked to end, each with its first drop request. A waiter's stamp may come just after the holder, which saw the
 * request at once, stamped its release: then it is still that holder's request. An open hold is not among them.
 */
export function holdsAsked(timeline: Timeline): Map<Hold, DropRequest> {
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
 * The last hold acquired by then. The time is taken one resolution early, because nobody asks a holder that has only just got it: a
 * request takes a whole interval without a switch, so one stamped with an acquisition is meant for the holder before.
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
