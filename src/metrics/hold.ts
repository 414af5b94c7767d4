import type { Measurements } from '../model/report.ts'
import { withinThread } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { summarize } from './latency.ts'
import { latencySchema, quantileFigure } from './latency-fields.ts'
import type { Metric } from './metric.ts'

/**
 * Under the tick GIL, a thread that yields and retakes the GIL at once leaves no stamps. The hold then goes on, so it can be many check
 * intervals long.
 */
export const hold: Metric<Pick<Measurements, 'holdUs'>> = {
  id: 'hold',
  title: 'Hold',
  definition:
    'The time from acquiring the GIL to releasing it, either to another thread or to block. If the thread retakes the GIL at once, the hold continues.',
  unit: 'µs',
  isInEveryFile: true,
  fields: { holdUs: latencySchema({}) },
  figures: [
    quantileFigure(
      'holdUs',
      'p50',
      'How long a thread kept the GIL before it released it or was blocked. Half of these times were shorter.',
      { group: 'hold', heading: 'p50', expendable: 5 },
    ),
  ],

  measure: (timeline) => ({ holdUs: summarize(holdsNs(timeline), withinThread(timeline)) }),
}

export function holdsNs({ holds: { acquiredNs, releasedNs } }: Timeline): Float64Array {
  return acquiredNs.map((ns, hold) => releasedNs[hold]! - ns)
}
