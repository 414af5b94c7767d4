import type { Measurements } from '../model/report.ts'
import { holdsAsked } from './asked.ts'
import { resolutionBetweenThreadsNs, summarize } from './latency.ts'
import type { Metric } from './metric.ts'

/** Where the request is stamped after the release that it brought about, what comes out is below the step. */
export const overshoot: Metric<Pick<Measurements, 'overshootUs'>> = {
  id: 'overshoot',
  title: 'Overshoot',
  definition: 'From the first drop request of a waiter to the holder giving the GIL up.',
  unit: 'µs',

  measure(timeline) {
    const latenciesNs = [...holdsAsked(timeline)].map(([holder, { timeNs }]) => holder.releasedNs - timeNs)
    return { overshootUs: summarize(latenciesNs, resolutionBetweenThreadsNs(timeline)) }
  },
}
