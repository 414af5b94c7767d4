import { count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Metric } from './metric.ts'

export const vainWakes: Metric<Pick<Measurements, 'vainWakes'>> = {
  id: 'vain-wakes',
  title: 'Wake-ups in vain',
  definition: 'How often a waiter woke, found the GIL taken and waited again.',
  unit: 'wake-ups',
  isInEveryFile: true,
  fields: { vainWakes: count },
  figures: [
    {
      path: 'vainWakes',
      about:
        'How many times a thread that waited was woken for nothing: another thread had already taken the GIL, so it went back to sleep.',
      column: { group: 'vain', heading: 'wake-ups', isDetail: true },
    },
  ],

  measure: ({ holds }) => ({ vainWakes: holds.vainWakes.reduce((sum, wakes) => sum + wakes, 0) }),
}
