import { count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { withinThread } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { summarize } from './latency.ts'
import { latencySchema, quantileFigure } from './latency-fields.ts'
import type { Metric } from './metric.ts'

/**
 * A wait begins when the thread wants the GIL. So a stall lengthens the wait of every thread that wanted to run during the stall, which
 * avoids coordinated omission. A wait that is still open at the end of the run ranks with its length so far. Percentiles can then be too
 * low, but they do not leave out the worst waits. A thread that retakes the GIL at once leaves no stamps, so its wait does not count.
 */
export const wait: Metric<Pick<Measurements, 'waitUs'>> = {
  id: 'wait',
  title: 'Wait',
  definition:
    'The time from wanting the GIL to acquiring it. A wait that is still open at the end of the run counts with its length so far.',
  unit: 'µs',
  isInEveryFile: true,
  fields: { waitUs: latencySchema({ censored: count }) },
  figures: [
    { path: 'waitUs.n', unit: 'waits', about: 'How many times a thread wanted the GIL.' },
    quantileFigure('waitUs', 'p50', 'The time from wanting the GIL to acquiring it. Half of the waits were shorter.'),
    quantileFigure('waitUs', 'p99', 'One wait for the GIL in a hundred took longer than this.', {
      group: 'wait',
      heading: 'p99',
      expendable: 4,
    }),
    quantileFigure('waitUs', 'max', 'The longest time for which a thread had to wait for the GIL.', {
      group: 'wait',
      heading: 'max',
      expendable: 1,
    }),
    { path: 'waitUs.censored', unit: 'waits', about: 'How many waits were still open at the end of the run.' },
  ],

  measure(timeline) {
    return { waitUs: { ...summarize(waitsNs(timeline), withinThread(timeline)), censored: timeline.censoredWaits.length } }
  },
}

export function waitsNs({ holds: { length, wantedNs, acquiredNs }, censoredWaits }: Timeline): Float64Array {
  const ns = new Float64Array(length + censoredWaits.length)
  for (let i = 0; i < length; i++) ns[i] = acquiredNs[i]! - wantedNs[i]!
  for (const [i, wait] of censoredWaits.entries()) ns[length + i] = wait.endNs - wait.wantedNs
  return ns
}
