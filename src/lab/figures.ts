import { transfer } from 'comlink'
import { type Limits, measureRun } from '../metrics/index.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { RunReport } from '../model/report.ts'
import { buffersOf, lanesOf, type RunLanes } from '../trace/lanes.ts'
import { buildTimeline } from '../trace/timeline.ts'
import { type Answer, answer } from './answer.ts'

/** A run and its figures. */
export interface MeasuredRun {
  readonly recording: Recording
  readonly run: RunReport
}

/** On a worker: a recording's figures, with the recording itself. */
export function figuresOf(recording: Recording, limits: Limits): Answer<MeasuredRun> {
  const figures = answer(() => ({ recording, run: measureRun(recording, buildTimeline(recording), limits) }))
  return withEvents(figures, recording.events)
}

/** On a worker: what a picture of a recording needs. */
export function pictureOf(recording: Recording): Answer<RunLanes> {
  const lanes = answer(() => lanesOf(buildTimeline(recording)))
  return 'made' in lanes ? transfer(lanes, buffersOf(lanes.made)) : lanes
}

/** The data, ready to be sent with these events in it: they are handed over, whoever sends them has them no more. */
export function withEvents<T>(data: T, events: readonly EventColumns[]): T {
  return transfer(
    data,
    events.flatMap(({ timeNs, kind, arg }) => [timeNs.buffer, kind.buffer, arg.buffer]),
  )
}
