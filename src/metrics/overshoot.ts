import type { Measurements } from '../model/report.ts'
import { betweenThreads } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { firstRequests } from './first-requests.ts'
import { summarize } from './latency.ts'
import { latencySchema, quantileFigure } from './latency-fields.ts'
import type { Metric } from './metric.ts'

/**
 * A request may be stamped after the release that it caused. The overshoot is then negative, and counts as shorter than the resolution of
 * the clocks.
 */
export const overshoot: Metric<Pick<Measurements, 'overshootUs'>> = {
  id: 'overshoot',
  title: 'Overshoot',
  definition: "The time from a waiter's first drop request to the holder's release of the GIL.",
  unit: 'µs',
  isInEveryFile: true,
  fields: { overshootUs: latencySchema({}) },
  figures: [
    quantileFigure(
      'overshootUs',
      'p50',
      'The time from a request for the GIL until the thread that holds it releases it. Half of these times were shorter.',
      { group: 'overshoot', heading: 'p50', isDetail: true },
    ),
  ],

  measure: (timeline) => ({ overshootUs: summarize(overshootsNs(timeline), betweenThreads(timeline)) }),
}

export function overshootsNs(timeline: Timeline): Float64Array {
  const { holds, requests } = timeline
  const overshoots = new Float64Array(holds.length)
  let n = 0
  for (const [hold, request] of firstRequests(timeline).entries()) {
    if (request >= 0) overshoots[n++] = holds.releasedNs[hold]! - requests.timeNs[request]!
  }
  return overshoots.slice(0, n)
}
