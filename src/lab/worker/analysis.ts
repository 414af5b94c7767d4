import { transfer } from 'comlink'
import { type Limits, latenciesOf, measureRun, type RunLatencies } from '../../metrics/index.ts'
import type { EventColumns, Recording } from '../../model/recording.ts'
import type { RunReport } from '../../model/report.ts'
import { buildTimeline } from '../../trace/build-timeline.ts'
import { buffersOf, lanesOf, type RunLanes } from '../../trace/lanes.ts'
import { type Answer, answer } from './result.ts'

/** A run and its figures. */
export interface MeasuredRun {
  readonly recording: Recording
  readonly run: RunReport
  /** What is pooled over rounds. */
  readonly latencies: RunLatencies
}

/** On a worker: a recording's figures, with the recording itself. */
export function figuresOf(recording: Recording, limits: Limits): Answer<MeasuredRun> {
  const figures = answer(() => {
    const timeline = buildTimeline(recording)
    return { recording, run: measureRun(recording, timeline, limits), latencies: latenciesOf(timeline) }
  })
  return withEvents(figures, recording.events, 'made' in figures ? buffersIn(figures.made.latencies) : [])
}

/** On a worker: what a picture of a recording needs. */
export function pictureOf(recording: Recording): Answer<RunLanes> {
  const lanes = answer(() => lanesOf(buildTimeline(recording)))
  return 'made' in lanes ? transfer(lanes, buffersOf(lanes.made)) : lanes
}

/** The data, ready to be sent with these events in it: they are handed over, whoever sends them has them no more. */
export function withEvents<T>(data: T, events: readonly EventColumns[], others: readonly ArrayBufferLike[] = []): T {
  return transfer(data, [
    ...events.flatMap(({ timeNs, kind, arg }) => [timeNs.buffer, kind.buffer, arg.buffer]),
    ...others,
  ] as Transferable[])
}

function buffersIn({ handoffs, waitsNs, holdsNs, overshootsNs }: RunLatencies): ArrayBufferLike[] {
  return [handoffs.ns, waitsNs, holdsNs, overshootsNs].map(({ buffer }) => buffer)
}
