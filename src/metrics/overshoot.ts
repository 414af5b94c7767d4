import type { Measurements } from '../model/report.ts'
import type { Hold, Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/gils.ts'
import { resolutionBetweenThreadsNs, summarize } from './latency.ts'
import type { Metric } from './metric.ts'

/**
 * A waiter's stamp may come just after the holder, which saw the request at once, stamped its release: then it is still that holder's
 * request, and what comes out is below the step. Of several requests to one hold the first counts. An open hold has none.
 */
export const overshoot: Metric<Pick<Measurements, 'overshootUs'>> = {
  id: 'overshoot',
  title: 'Overshoot',
  definition: 'From the first drop request of a waiter to the holder giving the GIL up.',
  unit: 'µs',

  measure(timeline) {
    const resolution = resolutionBetweenThreadsNs(timeline)
    const latenciesNs = byGil(timeline).flatMap((ofOne) => overshootsOf(ofOne, resolution))
    return { overshootUs: summarize(latenciesNs, resolution) }
  },
}

function overshootsOf(timeline: Timeline, resolutionNs: number): number[] {
  const asked = new Set<Hold>()
  const latenciesNs: number[] = []
  for (const { timeNs } of timeline.requests) {
    const holder = holderAsked(timeline, timeNs - resolutionNs)
    if (!holder || holder.end === 'open' || asked.has(holder)) continue
    asked.add(holder)
    latenciesNs.push(holder.releasedNs - timeNs)
  }
  return latenciesNs
}

/**
 * The last hold acquired by then. The time is taken one resolution early, because nobody asks a holder that has only just got it: a
 * request takes a whole interval without a switch, so one stamped with an acquisition is meant for the holder before.
 */
function holderAsked({ holds }: Timeline, byNs: number): Hold | undefined {
  let low = 0
  let high = holds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds[middle]!.acquiredNs <= byNs) low = middle + 1
    else high = middle
  }
  return holds[low - 1]
}
