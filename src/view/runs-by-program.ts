import { medianRounds } from '../export/shown-rounds.ts'
import type { Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'
import type { ProgramSource, RunResult } from '../model/run.ts'

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
  /** Absent while runs come in, and where a file does not have it. */
  readonly source?: ProgramSource
}

/** The runs by program, in the order in which they were measured: the table of one has its GILs as rows. */
export function byProgram({ report, recordings, programs }: RunResult): ProgramRuns[] {
  const measured = report.runs.map((run, index): Measured => ({ run, recording: recordings[index] }))
  const titled = groups(measured, ({ run }) => [run.experiment, run.variant].filter(Boolean).join(', '))
  return [...titled].map(([title, ofProgram]) => {
    const source = programs.find(({ experiment }) => experiment === ofProgram[0]?.run.experiment)
    return { title, measured: ofProgram, ...(source && { source }) }
  })
}

/** One run a GIL, of the median round: what is told in words and pictures. */
export function medianOfEachGil(measured: readonly Measured[]): Measured[] {
  const medians = medianRounds(measured.map(({ run }) => run))
  return medians.map((median) => measured.find(({ run }) => run === median)!)
}
