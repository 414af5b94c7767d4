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
