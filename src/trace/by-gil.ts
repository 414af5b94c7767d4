import type { ThreadTimeline, Timeline } from '../model/timeline.ts'

/**
 * One timeline per GIL, for metrics that count per GIL. For a run with one GIL, the result contains only the run's own timeline. Threads
 * keep their indices.
 */
export function byGil(timeline: Timeline): readonly Timeline[] {
  const { gils, holds, censoredWaits, requests, intervalChanges } = timeline
  if (gils.length < 2) return [timeline]
  return gils.map((gil) => {
    const isUnder = (one: { readonly gil: number }) => one.gil === gil
    return {
      ...timeline,
      gils: [gil],
      holds: holds.filter(isUnder),
      censoredWaits: censoredWaits.filter(isUnder),
      requests: requests.filter(isUnder),
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
  const holds = timeline.holds.filter(({ thread }) => thread === index).sort((a, b) => a.acquiredNs - b.acquiredNs)
  const open = timeline.censoredWaits.find(({ thread }) => thread === index)
  let next = 0
  return Uint16Array.from(intervals, ({ endNs }) => {
    while (next < holds.length && holds[next]!.releasedNs < endNs) next++
    return holds[next]?.gil ?? open?.gil ?? holds.at(-1)!.gil
  })
}
