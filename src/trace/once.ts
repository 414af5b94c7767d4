import type { Timeline } from '../model/timeline.ts'

/** Computes something of a timeline at its first use, and keeps it as long as the timeline lives. Several metrics then share it. */
export function once<Result>(compute: (timeline: Timeline) => Result): (timeline: Timeline) => Result {
  const known = new WeakMap<Timeline, { readonly result: Result }>()
  return (timeline) => {
    const kept = known.get(timeline) ?? { result: compute(timeline) }
    known.set(timeline, kept)
    return kept.result
  }
}
