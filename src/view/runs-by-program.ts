import { isPictured, picturedFirst } from '../answers/pictured.ts'
import { medianRounds } from '../export/shown-rounds.ts'
import type { Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'
import type { ProgramSource, RunResult } from '../model/run.ts'

/** A run, and the recording it was computed from. */
export interface Measured {
  readonly run: RunReport
  readonly recording: Recording | undefined
}

/** All runs of one variant of a program. */
export interface ProgramRuns {
  /** The heading of the runs, for example "countdown, 2 threads". */
  readonly title: string
  readonly measured: readonly Measured[]
  /** The program's text. Absent while runs arrive, and if the recording does not contain the text. */
  readonly source?: ProgramSource
}

/** The runs grouped by program and variant, in the order of measurement. */
export function byProgram({ report, recordings, programs }: RunResult): ProgramRuns[] {
  const measured = report.runs.map((run, index): Measured => ({ run, recording: recordings[index] }))
  const titled = groups(measured, ({ run }) => [run.experiment, run.variant].filter(Boolean).join(', '))
  return [...titled].map(([title, ofProgram]) => {
    const source = programs.find(({ experiment }) => experiment === ofProgram[0]?.run.experiment)
    return { title, measured: ofProgram, ...(source && { source }) }
  })
}

/**
 * The programs in the order of their pictures: the one that the answer is about comes first. While runs still arrive, the result is empty
 * until this program has a run, so that no picture moves away later.
 */
export function inPictureOrder(result: RunResult, isOver: boolean): ProgramRuns[] {
  const programs = picturedFirst(byProgram(result), ({ measured }) => measured[0]!.run)
  return isOver || isPictured(programs[0]!.measured[0]!.run) ? programs : []
}

/** For each GIL, the run of its median round. The words and pictures of a result describe these runs. */
export function medianOfEachGil(measured: readonly Measured[]): Measured[] {
  const medians = medianRounds(measured.map(({ run }) => run))
  return medians.map((median) => measured.find(({ run }) => run === median)!)
}
