import type { Timeline } from '../model/timeline.ts'
import { SwitchIntervals } from './switch-intervals.ts'
import { type Wait, waitsOf } from './wait-spans.ts'

/**
 * A thread starves once it has waited for this many switch intervals. If two threads take turns, a thread waits for about one interval at a
 * time. So three intervals are longer than any ordinary wait of two threads.
 */
export const STARVED_AFTER_INTERVALS = 3

export interface StarvedWait extends Wait {
  /** When the thread had waited for STARVED_AFTER_INTERVALS switch intervals. */
  readonly starvedFromNs: number
}

/** The waits in which a thread starved. */
export function* starvedWaits(timeline: Timeline): Generator<StarvedWait> {
  const intervals = new Map(timeline.gils.map((gil) => [gil, new SwitchIntervals(timeline, gil)]))
  for (const wait of waitsOf(timeline)) {
    const { thread, gil, wantedNs, endNs, censored } = wait
    const starvedFromNs = intervals.get(gil)!.after(wantedNs, STARVED_AFTER_INTERVALS)
    if (starvedFromNs < endNs) yield { thread, gil, wantedNs, endNs, censored, starvedFromNs }
  }
}
