import { part } from '../model/columns.ts'
import type { Intervals } from '../model/timeline.ts'
import { firstAfter } from './lanes.ts'

/** The intervals that overlap [fromNs, toNs). */
export function within(intervals: Intervals, fromNs: number, toNs: number): Intervals {
  const { length, startNs, endNs } = intervals
  const from = firstAfter(endNs, fromNs, 0)
  let to = from
  while (to < length && startNs[to]! < toNs) to++
  return part(intervals, from, to)
}
