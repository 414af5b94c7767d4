import { transfer } from 'comlink'
import { type Limits, measureRun } from '../metrics/index.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import { buildTimeline } from '../trace/timeline.ts'

/** A run and its figures. */
export interface MeasuredRun {
  readonly recording: Recording
  readonly run: RunReport
}

/** What a worker makes of a recording: errors lose their class on the way. */
export type FiguresAnswer = MeasuredRun | { readonly broken: Pick<LabError, 'code' | 'whatHappened' | 'whatToDo'> }

/** The worker's end: a recording's figures, with the recording itself. */
export function figuresOf(recording: Recording, limits: Limits): FiguresAnswer {
  try {
    const run = measureRun(recording, buildTimeline(recording), limits)
    return withEvents({ recording, run }, recording.events)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    const { code, whatHappened, whatToDo } = error
    return { broken: { code, whatHappened, whatToDo } }
  }
}

/** The data, ready to be sent with these events in it: they are handed over, whoever sends them has them no more. */
export function withEvents<T>(data: T, events: readonly EventColumns[]): T {
  return transfer(
    data,
    events.flatMap(({ timeNs, kind, arg }) => [timeNs.buffer, kind.buffer, arg.buffer]),
  )
}
