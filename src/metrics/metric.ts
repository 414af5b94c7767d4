import type { MachineReport } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'

/** What this machine can do at best: a metric may give its figure as a ratio to it. */
export type Limits = Pick<MachineReport, 'parkFloorUs'>

/** One thing that is measured: a pure function of a timeline, with the words that lists, pages and reports show for it. */
export interface Metric<Part extends object = object> {
  readonly id: string
  readonly title: string
  /** One sentence. */
  readonly definition: string
  readonly unit: string
  /** Its part of the run's report. */
  measure(timeline: Timeline, limits: Limits): Part
}
