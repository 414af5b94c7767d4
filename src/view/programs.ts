import type { Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import type { RunResult } from '../model/run.ts'

/** A run and what it was made from. */
export interface Measured {
  readonly run: RunReport
  readonly recording: Recording | undefined
}

/** All runs of one program in one way of running it. */
export interface ProgramRuns {
  /** "countdown, 2 threads" */
  readonly title: string
  readonly measured: readonly Measured[]
}

/** The runs by program, in the order in which they were measured: the table of one has its GILs as rows. */
export function byProgram({ report, recordings }: RunResult): ProgramRuns[] {
  const groups = new Map<string, Measured[]>()
  report.runs.forEach((run, index) => {
    const title = [run.experiment, run.variant].filter(Boolean).join(', ')
    const group = groups.get(title) ?? []
    groups.set(title, group)
    group.push({ run, recording: recordings[index] })
  })
  return [...groups].map(([title, measured]) => ({ title, measured }))
}

/** One run a GIL, the first: rounds after it are rows of the table, not pictures. */
export function firstOfEachGil(measured: readonly Measured[]): Measured[] {
  return measured.filter(({ run }, index) => measured.findIndex((other) => other.run.gil === run.gil) === index)
}
