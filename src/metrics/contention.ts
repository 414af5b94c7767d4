import type { Timeline } from '../model/timeline.ts'

export interface Span {
  readonly startNs: number
  readonly endNs: number
}

/** The times in which the thread held or wanted the GIL, in order. Only its blocked times are left out. */
export function demandOf(timeline: Timeline, thread: number): Span[] {
  const spans: { startNs: number; endNs: number }[] = []
  for (const { state, startNs, endNs } of timeline.threads[thread]!.intervals) {
    if (state === 'blocked') continue
    const last = spans.at(-1)
    if (last && last.endNs === startNs) last.endNs = endNs
    else spans.push({ startNs, endNs })
  }
  return spans
}

/** The periods in which two or more threads held or wanted the GIL, in order. Outside these periods, no two threads compete for the GIL. */
export function contention(demands: readonly (readonly Span[])[]): Span[] {
  const spans = demands.flat()
  const starts = new Float64Array(spans.map((span) => span.startNs)).sort()
  const ends = new Float64Array(spans.map((span) => span.endNs)).sort()
  const contended: Span[] = []
  let begun = 0
  let sinceNs = 0
  for (let ended = 0; ended < ends.length; ended++) {
    const endNs = ends[ended]!
    while (begun < starts.length && starts[begun]! < endNs) {
      begun++
      if (begun - ended === 2) sinceNs = starts[begun - 1]!
    }
    if (begun - ended === 2 && endNs > sinceNs) contended.push({ startNs: sinceNs, endNs })
  }
  return contended
}

/**
 * For each window [edgesNs[i], edgesNs[i + 1]), adds up the parts of `spans` that are inside the window and also inside one of the spans of
 * `within`. Both lists are in order, and the spans of `within` do not overlap.
 */
export function overlapByWindow(spans: readonly Span[], within: readonly Span[], edgesNs: readonly number[]): Float64Array {
  const sums = new Float64Array(Math.max(0, edgesNs.length - 1))
  let window = 0
  let w = 0
  for (const span of spans) {
    while (w < within.length && within[w]!.endNs <= span.startNs) w++
    for (let k = w; k < within.length && within[k]!.startNs < span.endNs; k++) {
      const fromNs = Math.max(span.startNs, within[k]!.startNs)
      const toNs = Math.min(span.endNs, within[k]!.endNs)
      while (window < sums.length && edgesNs[window + 1]! <= fromNs) window++
      for (let i = window; i < sums.length && edgesNs[i]! < toNs; i++) {
        sums[i]! += Math.max(0, Math.min(toNs, edgesNs[i + 1]!) - Math.max(fromNs, edgesNs[i]!))
      }
    }
  }
  return sums
}
