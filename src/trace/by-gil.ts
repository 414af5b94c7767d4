import type { ThreadTimeline, Timeline } from '../model/timeline.ts'

/** What happened under each GIL alone, for all that is told a GIL; the timeline itself where there is but one. Threads keep their indices. */
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

/** A thread's name, after the GILs that it had where the run had several: "GIL 1 · Thread-2 (work)". */
export function laneName({ gils }: Timeline, thread: ThreadTimeline): string {
  return gils.length < 2 || thread.gils.length === 0 ? thread.name : `GIL ${thread.gils.join(', ')} · ${thread.name}`
}
