import { amount, count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Metric } from './metric.ts'
import { transfersOf } from './transfers.ts'

/** A switch is an acquisition by a thread other than the previous holder, as in CPython's switch_number. */
export const switches: Metric<Pick<Measurements, 'switches' | 'switchesPerSecond'>> = {
  id: 'switches',
  title: 'Switches',
  definition: 'How often the GIL went from one thread to another: in total, and per second of the run.',
  unit: 'switches',
  isInEveryFile: true,
  fields: { switches: count, switchesPerSecond: amount },
  figures: [
    { path: 'switches', about: 'How many times the GIL went from one thread to another.' },
    {
      path: 'switchesPerSecond',
      unit: 'switches/s',
      about: 'How many times in a second the GIL went from one thread to another.',
      column: { heading: 'switches/s', expendable: 2 },
    },
  ],

  measure(timeline) {
    const { thread } = timeline.holds
    let count = 0
    const { length, from } = transfersOf(timeline)
    for (let i = 0; i < length; i++) if (thread[from[i]!] !== thread[from[i]! + 1]) count++
    const wallNs = timeline.endNs - timeline.startNs
    return { switches: count, switchesPerSecond: wallNs > 0 ? (count * 1e9) / wallNs : 0 }
  },
}
