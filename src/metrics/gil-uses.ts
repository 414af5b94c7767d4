import { taken, together, where } from '../model/columns.ts'
import { type Timeline, WAITING } from '../model/timeline.ts'
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
export function heldSpans({ holds: { thread, acquiredNs, releasedNs } }: Timeline): Spans {
  const endNs = releasedNs.map((ns, hold) => heldUntil(acquiredNs[hold]!, ns, acquiredNs[hold + 1]))
  return { thread, startNs: acquiredNs, endNs }
}

function waitSpans(timeline: Timeline, gil: number | undefined): Spans {
  const waits = timeline.threads.map(({ intervals, gils }, thread) => {
    const { length, state, startNs, endNs } = intervals
    const gilOf = gils.length > 1 ? gilsOfIntervals(timeline, thread) : undefined
    const isUnder = (interval: number) => (gilOf ? gilOf[interval] : gils[0]) === gil
    return taken(
      { length, startNs, endNs },
      where(state, (one, interval) => one === WAITING && isUnder(interval)),
    )
  })
  return {
    thread: together(waits.map(({ length }, thread) => new Float64Array(length).fill(thread))),
    startNs: together(waits.map(({ startNs }) => startNs)),
    endNs: together(waits.map(({ endNs }) => endNs)),
  }
}
