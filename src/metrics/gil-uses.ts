import type { Timeline } from '../model/timeline.ts'
import { byGil, gilsOfIntervals } from '../trace/by-gil.ts'
import { heldUntil } from '../trace/held.ts'
import type { Span, Use } from './holders.ts'

/**
 * The holds and waits of each GIL. They are the intervals of the threads, so the waits of a thread sum to its waitingMs. Empty for a run
 * under a GIL that does not exclude: there, no thread waits for another.
 */
export function gilUses(timeline: Timeline): Use[] {
  if (!timeline.excludes) return []
  const waits = new Map<number, Span[]>(timeline.gils.map((gil) => [gil, []]))
  for (const [thread, { intervals }] of timeline.threads.entries()) {
    const gils = gilsOfIntervals(timeline, thread)
    for (const [i, { state, startNs, endNs }] of intervals.entries()) {
      if (state === 'waiting') waits.get(gils[i]!)?.push({ thread, startNs, endNs })
    }
  }
  return byGil(timeline).map(({ gils, holds }) => ({
    holds: holds.map((hold, i) => ({ thread: hold.thread, startNs: hold.acquiredNs, endNs: heldUntil(hold, holds[i + 1]) })),
    waits: waits.get(gils[0]!) ?? [],
  }))
}
