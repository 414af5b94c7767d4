import { transfer } from 'comlink'
import { type Limits, latenciesOf, measureRun, type RunLatencies } from '../../metrics/index.ts'
import type { EventColumns, Recording } from '../../model/recording.ts'
import { buildTimeline } from '../../trace/build-timeline.ts'
import { buffersOf, lanesOf, type RunLanes } from '../../trace/lanes.ts'
import { type Result, resultOf } from './result.ts'
import type { MeasuredRun } from './worker-api.ts'

/** Runs on a worker. @returns a recording's metrics, together with the recording, whose events move back to the host */
export function metricsResult(recording: Recording, limits: Limits): Result<MeasuredRun> {
  const result = resultOf(() => {
    const timeline = buildTimeline(recording)
    return { recording, run: measureRun(recording, timeline, limits), latencies: latenciesOf(timeline) }
  })
  return withEvents(result, recording.events, 'value' in result ? buffersIn(result.value.latencies) : [])
}

/** Runs on a worker. @returns the lanes of a recording's timeline */
export function lanesResult(recording: Recording): Result<RunLanes> {
  const result = resultOf(() => lanesOf(buildTimeline(recording)))
  return 'value' in result ? transfer(result, buffersOf(result.value)) : result
}

/** Marks the buffers of the events, and `others`, for transfer with the data: once the data is sent, the sender no longer has them. */
export function withEvents<T>(data: T, events: readonly EventColumns[], others: readonly ArrayBufferLike[] = []): T {
  return transfer(data, [
    ...events.flatMap(({ timeNs, kind, arg }) => [timeNs.buffer, kind.buffer, arg.buffer]),
    ...others,
  ] as Transferable[])
}

function buffersIn({ handoffs, waitsNs, holdsNs, overshootsNs }: RunLatencies): ArrayBufferLike[] {
  return [handoffs.ns, waitsNs, holdsNs, overshootsNs].map(({ buffer }) => buffer)
}
