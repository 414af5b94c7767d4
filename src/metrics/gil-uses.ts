import type { Timeline } from '../model/timeline.ts'
import { byGil, gilsOfIntervals } from '../trace/by-gil.ts'
import { heldUntil } from '../trace/held.ts'
import type { Spans, Use } from './holders.ts'

/**
 * The holds and waits of each GIL. They are the intervals of the threads, so the waits of a thread sum to its waitingMs. Empty for a run
 * under a GIL that does not exclude: there, no thread waits for another.
 */
export function gilUses(timeline: Timeline): Use[] {
  if (!timeline.excludes) return []
  return byGil(timeline).map((ofOne) => ({ holds: heldSpans(ofOne), waits: waitSpans(timeline, ofOne.gils[0]) }))
}

/** The holds of the only GIL of a timeline. */
export function heldSpans({ holds }: Timeline): Spans {
  const n = holds.length
  const spans = { thread: new Int32Array(n), startNs: new Float64Array(n), endNs: new Float64Array(n) }
  for (let i = 0; i < n; i++) {
    const hold = holds[i]!
    spans.thread[i] = hold.thread
    spans.startNs[i] = hold.acquiredNs
    spans.endNs[i] = heldUntil(hold, holds[i + 1])
  }
  return spans
}

function waitSpans(timeline: Timeline, gil: number | undefined): Spans {
  const spans = { thread: [] as number[], startNs: [] as number[], endNs: [] as number[] }
  for (const [thread, { intervals, gils }] of timeline.threads.entries()) {
    if (gil === undefined || !gils.includes(gil)) continue
    const gilOf = gils.length > 1 ? gilsOfIntervals(timeline, thread) : undefined
    for (let i = 0; i < intervals.length; i++) {
      const { state, startNs, endNs } = intervals.at(i)!
      if (state !== 'waiting' || (gilOf && gilOf[i] !== gil)) continue
      spans.thread.push(thread)
      spans.startNs.push(startNs)
      spans.endNs.push(endNs)
    }
  }
  return spans
}
