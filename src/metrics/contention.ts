import { taken, together, where } from '../model/columns.ts'
import { BLOCKED, type Timeline } from '../model/timeline.ts'

/** Spans of time as columns. */
export interface Times {
  readonly length: number
  readonly startNs: Float64Array
  readonly endNs: Float64Array
}

/** The times in which the thread held or wanted the GIL, in order. Only its blocked times are left out. */
export function demandOf(timeline: Timeline, thread: number): Times {
  const { length, state, startNs, endNs } = timeline.threads[thread]!.intervals
  const isDemand = (interval: number) => interval >= 0 && interval < length && state[interval] !== BLOCKED
  const first = where(state, (_, interval) => isDemand(interval) && !isDemand(interval - 1))
  const last = where(state, (_, interval) => isDemand(interval) && !isDemand(interval + 1))
  return { ...taken({ length, startNs }, first), ...taken({ length, endNs }, last) }
}

/** The periods in which two or more threads held or wanted the GIL, in order. Outside these periods, no two threads compete for the GIL. */
export function contention(demands: readonly Times[]): Times {
  const starts = together(demands.map(({ startNs }) => startNs)).sort()
  const ends = together(demands.map(({ endNs }) => endNs)).sort()
  const contended = { startNs: [] as number[], endNs: [] as number[] }
  let begun = 0
  let sinceNs = 0
  for (let ended = 0; ended < ends.length; ended++) {
    const endNs = ends[ended]!
    while (begun < starts.length && starts[begun]! < endNs) {
      begun++
      if (begun - ended === 2) sinceNs = starts[begun - 1]!
    }
    if (begun - ended === 2 && endNs > sinceNs) {
      contended.startNs.push(sinceNs)
      contended.endNs.push(endNs)
    }
  }
  const [startNs, endNs] = [new Float64Array(contended.startNs), new Float64Array(contended.endNs)]
  return { length: startNs.length, startNs, endNs }
}

/**
 * For each window [edgesNs[i], edgesNs[i + 1]), adds up the parts of `spans` that are inside the window and also inside one of the spans of
 * `within`. Both lists are in order, and the spans of `within` do not overlap.
 */
export function overlapByWindow(spans: Times, within: Times, edgesNs: readonly number[]): Float64Array {
  const sums = new Float64Array(Math.max(0, edgesNs.length - 1))
  let window = 0
  let w = 0
  for (let span = 0; span < spans.length; span++) {
    const [startNs, endNs] = [spans.startNs[span]!, spans.endNs[span]!]
    while (w < within.length && within.endNs[w]! <= startNs) w++
    for (let k = w; k < within.length && within.startNs[k]! < endNs; k++) {
      const fromNs = Math.max(startNs, within.startNs[k]!)
      const toNs = Math.min(endNs, within.endNs[k]!)
      while (window < sums.length && edgesNs[window + 1]! <= fromNs) window++
      for (let i = window; i < sums.length && edgesNs[i]! < toNs; i++) {
        sums[i]! += Math.max(0, Math.min(toNs, edgesNs[i + 1]!) - Math.max(fromNs, edgesNs[i]!))
      }
    }
  }
  return sums
}
