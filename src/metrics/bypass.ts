import * as v from 'valibot'
import { count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'
import type { Metric } from './metric.ts'

/** Entries of the histogram; the last one holds all waits that were bypassed as often or more. */
const HISTOGRAM_ENTRIES = 64

/**
 * Counted in the GIL's own order, so clocks decide only about those that came along during a block. Round robin among n threads that
 * always want it gives n - 1 to each wait: every other thread once. Open waits count with what they had suffered.
 */
export const bypass: Metric<Pick<Measurements, 'bypass'>> = {
  id: 'bypass',
  title: 'Bypass count',
  definition: 'How many times others acquired the GIL while a thread waited for it; n − 1 under round robin among n threads.',
  unit: 'acquisitions',
  isInEveryFile: true,
  fields: { bypass: v.looseObject({ histogram: v.array(count), max: count }) },
  figures: [
    {
      path: 'bypass.max',
      about: 'the most acquisitions by others during one wait',
      column: { group: 'bypass', heading: 'max', isDetail: true },
    },
  ],

  measure(timeline) {
    const histogram: number[] = []
    let max = 0
    for (const count of byGil(timeline).flatMap((ofOne) => [...bypassesOf(ofOne)])) {
      const entry = Math.min(count, HISTOGRAM_ENTRIES - 1)
      while (histogram.length <= entry) histogram.push(0)
      histogram[entry]!++
      max = Math.max(max, count)
    }
    return { bypass: { histogram, max } }
  },
}

function* bypassesOf({ holds, threads, censoredWaits, excludes }: Timeline): Generator<number> {
  if (!excludes) return
  /** By thread: where in the order its next wait can begin. */
  const after = threads.map(() => 0)
  const firstAcquiredSince = (wantedNs: number, from: number) => {
    let index = from
    while (index < holds.length && holds[index]!.acquiredNs < wantedNs) index++
    return index
  }
  for (let i = 0; i < holds.length; i++) {
    const { thread, wantedNs } = holds[i]!
    // Between two holds of one thread all are others'.
    yield Math.max(0, i - firstAcquiredSince(wantedNs, after[thread]!))
    after[thread] = i + 1
  }
  for (const { thread, wantedNs } of censoredWaits) yield holds.length - firstAcquiredSince(wantedNs, after[thread]!)
}
