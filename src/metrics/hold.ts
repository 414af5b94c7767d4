import type { Measurements } from '../model/report.ts'
import { withinThread } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { summarize } from './latency.ts'
import { latencySchema, quantileFigure } from './latency-fields.ts'
import type { Metric } from './metric.ts'

/**
 * Under an old-style GIL, a thread that yields and takes the GIL back at once leaves no stamps. Its hold then spans all ticks in which no
 * other thread could use the GIL.
 */
export const hold: Metric<Pick<Measurements, 'holdUs'>> = {
  id: 'hold',
  title: 'Hold',
  definition: 'From taking the GIL to giving it up to another or to block; what is retaken at once is one hold.',
  unit: 'µs',
  isInEveryFile: true,
  fields: { holdUs: latencySchema({}) },
  figures: [quantileFigure('holdUs', 'p50', 'having the GIL to giving it up, median', { group: 'hold', heading: 'p50', expendable: 5 })],

  measure: (timeline) => ({ holdUs: summarize(holdsNs(timeline), withinThread(timeline)) }),
}

export function holdsNs({ holds }: Timeline): Float64Array {
  return Float64Array.from(holds, ({ acquiredNs, releasedNs }) => releasedNs - acquiredNs)
}
