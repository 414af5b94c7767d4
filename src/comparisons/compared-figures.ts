import { METRICS, type Metric } from '../metrics/index.ts'
import { sharesGil } from '../model/gils.ts'
import type { MachineReport, RunReport } from '../model/report.ts'

/** A figure of runs that reports compare. */
export interface ComparedFigure {
  /** The place of the figure in a run: "handoffUs.p50". */
  readonly metric: string
  /** Names the figure in a sentence: "hand-off p50". */
  readonly title: string
  /** null: the run has no such figure, or too few events for it. */
  value(run: RunReport): number | null
  /** The largest error of the figure that is the same in every round; 0 if the error differs from round to round. */
  resolution(run: RunReport): number
  /** The step of the clock, in the unit of the figure. */
  step(machine: MachineReport): number
  /** Whether such a run can have the figure. */
  appliesTo(run: RunReport): boolean
}

const WALL: ComparedFigure = {
  metric: 'wallMs',
  title: 'wall time',
  value: ({ wallMs }) => wallMs,
  resolution: () => 0,
  step: ({ clockStepUs }) => clockStepUs / 1000,
  appliesTo: () => true,
}

/**
 * The wall time is what a program costs. The metrics say which of their figures are compared: the median hand-off is what the lock itself
 * costs, and the longest wait is what it does to the thread that it treats worst. The other figures follow from these, or have no ratio.
 */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  WALL,
  ...METRICS.flatMap(({ figures }: Metric) =>
    figures.flatMap(({ path, compared }): ComparedFigure[] => {
      if (!compared) return []
      const { title, value, resolution = () => 0 } = compared
      return [{ metric: path, title, value, resolution, step: () => 0, appliesTo: sharesGil }]
    }),
  ),
]

/** The name of a compared figure. A metric from another version of the lab is named by its path. */
export function titleOf(metric: string): string {
  return COMPARED_FIGURES.find((figure) => figure.metric === metric)?.title ?? metric
}
