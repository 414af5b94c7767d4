import type { ThreadTimeline, Timeline } from '../model/timeline.ts'

/**
 * The part of a timeline that a picture of [fromNs, toNs) needs, on the run's clock. A long run has millions of intervals; they are found by
 * halving, not by looking at each, so moving the slice costs what is seen and not what was recorded. A thread that had not begun yet, or has
 * ended, keeps its nearest interval: its lane stays, empty.
 */
export function stretchOf(timeline: Timeline, fromNs: number, toNs: number): Timeline {
  const { threads, requests } = timeline
  const firstRequest = firstIndex(requests, ({ timeNs }) => timeNs >= fromNs)
  const endRequest = firstIndex(requests, ({ timeNs }) => timeNs >= toNs)
  return {
    ...timeline,
    threads: threads.map((thread) => stretchOfThread(thread, fromNs, toNs)),
    requests: requests.slice(firstRequest, endRequest),
  }
}

function stretchOfThread(thread: ThreadTimeline, fromNs: number, toNs: number): ThreadTimeline {
  const { intervals } = thread
  const first = Math.min(
    firstIndex(intervals, ({ endNs }) => endNs > fromNs),
    Math.max(0, intervals.length - 1),
  )
  const end = firstIndex(intervals, ({ startNs }) => startNs >= toNs)
  return { ...thread, intervals: intervals.slice(first, Math.max(end, first + 1)) }
}

/** Of the first item that has what all after it have too; the length where none has it. */
function firstIndex<T>(items: readonly T[], has: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (has(items[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
