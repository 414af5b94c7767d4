import * as v from 'valibot'
import { count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'
import type { Metric } from './metric.ts'

/** The number of entries of the histogram. The last entry counts every wait with 63 or more bypasses. */
const HISTOGRAM_ENTRIES = 64

/**
 * A wait counts the acquisitions by other threads between two acquisitions by its own thread: the one before the wait and the one that ends
 * it. The GIL's own order, not the clock, decides which acquisitions are between these two. If the thread was blocked before the wait, the
 * acquisitions before the time at which it wanted the GIL again do not count. Under round robin among n threads that always want the GIL,
 * each wait counts n - 1: every other thread once. A wait that is still open counts the acquisitions until the end of the run.
 */
export const bypass: Metric<Pick<Measurements, 'bypass'>> = {
  id: 'bypass',
  title: 'Bypass count',
  definition: 'How many times other threads acquired the GIL while a thread waited for it. Round robin among n threads gives n − 1.',
  unit: 'acquisitions',
  isInEveryFile: true,
  fields: { bypass: v.looseObject({ histogram: v.array(count), max: count }) },
  figures: [
    {
      path: 'bypass.max',
      about: 'The largest number of times that other threads acquired the GIL during one wait.',
      column: { group: 'bypass', heading: 'max', isDetail: true },
    },
  ],

  measure(timeline) {
    return { bypass: bypassHistogram(bypassesOfAll(timeline)) }
  },
}

/** How many waits had each number of bypasses, and the largest number. */
export function bypassHistogram(bypasses: Iterable<number>): Measurements['bypass'] {
  const histogram: number[] = []
  let max = 0
  for (const count of bypasses) {
    const entry = Math.min(count, HISTOGRAM_ENTRIES - 1)
    while (histogram.length <= entry) histogram.push(0)
    histogram[entry]!++
    max = Math.max(max, count)
  }
  return { histogram, max }
}

function* bypassesOfAll(timeline: Timeline): Generator<number> {
  for (const ofOne of byGil(timeline)) yield* bypassesOf(ofOne)
}

function* bypassesOf({ holds, threads, censoredWaits, excludes }: Timeline): Generator<number> {
  if (!excludes) return
  const { length, thread, wantedNs, acquiredNs } = holds
  /** For each thread, the index after the thread's latest hold. Only holds from this index on can bypass the thread's next wait. */
  const after = new Uint32Array(threads.length)
  const firstAcquiredSince = (ns: number, from: number) => {
    let index = from
    while (index < length && acquiredNs[index]! < ns) index++
    return index
  }
  for (let i = 0; i < length; i++) {
    // All holds since the thread's latest one belong to other threads. So each of them that was acquired from `wantedNs` on is a bypass.
    yield Math.max(0, i - firstAcquiredSince(wantedNs[i]!, after[thread[i]!]!))
    after[thread[i]!] = i + 1
  }
  for (const { thread, wantedNs } of censoredWaits) yield length - firstAcquiredSince(wantedNs, after[thread]!)
}
