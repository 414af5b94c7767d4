import { part, taken, where } from '../model/columns.ts'
import type { ThreadTimeline, Timeline } from '../model/timeline.ts'

/**
 * One timeline per GIL, for metrics that count per GIL. For a run with one GIL, the result contains only the run's own timeline. Threads
 * keep their indices.
 */
export function byGil(timeline: Timeline): readonly Timeline[] {
  const { gils, holds, censoredWaits, requests, intervalChanges } = timeline
  if (gils.length < 2) return [timeline]
  let from = 0
  return gils.map((gil) => {
    const isUnder = (one: { readonly gil: number }) => one.gil === gil
    const first = from
    while (holds.gil[from] === gil) from++
    return {
      ...timeline,
      gils: [gil],
      holds: part(holds, first, from),
      censoredWaits: censoredWaits.filter(isUnder),
      requests: taken(
        requests,
        where(requests.gil, (one) => one === gil),
      ),
      intervalChanges: intervalChanges.filter(isUnder),
    }
  })
}

/** A thread's name. If the run had several GILs, the name begins with the numbers of the thread's GILs: "GIL 1 · Thread-2 (work)". */
export function laneName({ gils }: Timeline, thread: ThreadTimeline): string {
  return gils.length < 2 || thread.gils.length === 0 ? thread.name : `GIL ${thread.gils.join(', ')} · ${thread.name}`
}

/**
 * The GIL of each interval of a thread. It means nothing for an interval in which the thread is blocked. The function searches the holds
 * only for a thread that moved between GILs.
 */
export function gilsOfIntervals(timeline: Timeline, index: number): Uint16Array {
  const { intervals, gils } = timeline.threads[index]!
  if (gils.length < 2) return new Uint16Array(intervals.length).fill(gils[0] ?? 0)
  const { thread, acquiredNs } = timeline.holds
  const own = where(thread, (one) => one === index).sort((a, b) => acquiredNs[a]! - acquiredNs[b]!)
  const holds = taken(timeline.holds, own)
  const open = timeline.censoredWaits.find(({ thread }) => thread === index)
  let next = 0
  return Uint16Array.from(intervals.endNs, (endNs) => {
    while (next < holds.length && holds.releasedNs[next]! < endNs) next++
    return holds.gil[next] ?? open?.gil ?? holds.gil.at(-1)!
  })
}
