import type { EventColumns, Recording } from '../../model/recording.ts'
import type { RunResult } from '../../model/run.ts'

/**
 * The result with its events in shared memory, if this page or worker may have such memory. A message then shares the events instead of
 * copying them: ten million events are 130 MB, and a copy would block the page.
 */
export function sharing(result: RunResult): RunResult {
  if (!globalThis.crossOriginIsolated) return result
  const shared = (recording: Recording): Recording => ({ ...recording, events: recording.events.map(inSharedMemory) })
  return { ...result, recordings: result.recordings.map((recording) => recording && shared(recording)) }
}

function inSharedMemory(columns: EventColumns): EventColumns {
  const { timeNs, kind, arg, place } = columns
  const shared = {
    timeNs: new Float64Array(new SharedArrayBuffer(timeNs.byteLength)),
    kind: new Uint8Array(new SharedArrayBuffer(kind.byteLength)),
    arg: new Int32Array(new SharedArrayBuffer(arg.byteLength)),
  }
  shared.timeNs.set(timeNs)
  shared.kind.set(kind)
  shared.arg.set(arg)
  if (!place) return { ...columns, ...shared }
  const places = new Uint32Array(new SharedArrayBuffer(place.byteLength))
  places.set(place)
  return { ...columns, ...shared, place: places }
}

/** The buffers of events that a message can transfer instead of copying: those that are not shared. */
export function columnsIn({ recordings }: RunResult): ArrayBuffer[] {
  const buffers = recordings
    .flatMap((recording) => recording?.events ?? [])
    .flatMap(({ timeNs, kind, arg, place }) => [timeNs, kind, arg, ...(place ? [place] : [])].map(({ buffer }) => buffer))
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer)
}
