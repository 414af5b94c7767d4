import { once } from '../trace/once.ts'
import { SwitchIntervals } from './switch-intervals.ts'
import { countWaits, waitAt } from './wait-spans.ts'

/**
 * A thread starves once it has waited for this many switch intervals. If two threads take turns, a thread waits for about one interval at a
 * time. So three intervals are longer than any ordinary wait of two threads.
 */
export const STARVED_AFTER_INTERVALS = 3

/** The waits in which a thread starved, as columns. */
interface StarvedWaits {
  readonly length: number
  /** The index of the wait (waitAt). */
  readonly wait: Int32Array
  /** When the thread had waited for STARVED_AFTER_INTERVALS switch intervals. */
  readonly fromNs: Float64Array
}

export const starvedWaits = once((timeline): StarvedWaits => {
  const intervals = new Map(timeline.gils.map((gil) => [gil, new SwitchIntervals(timeline, gil)]))
  const most = countWaits(timeline)
  const columns = { wait: new Int32Array(most), fromNs: new Float64Array(most) }
  let length = 0
  for (let index = 0; index < most; index++) {
    const { gil, wantedNs, endNs } = waitAt(timeline, index)
    const fromNs = intervals.get(gil)!.after(wantedNs, STARVED_AFTER_INTERVALS)
    if (fromNs >= endNs) continue
    columns.wait[length] = index
    columns.fromNs[length++] = fromNs
  }
  return { length, ...columns }
})
