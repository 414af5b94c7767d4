import { Event } from '../../../assembly/abi/events.ts'
import type { QualityMark } from '../../model/quality.ts'
import type { EventColumns, LockRecord, Outcome, Recording, RunSettings, SourcePlace, ThreadRecord } from '../../model/recording.ts'
import type { Executed } from './execution.ts'
import type { ThreadRemains } from './process-remains.ts'

/** The data of a run from which recordingOf() makes a recording. All workers of the run have returned or have been terminated. */
interface FinishedRun {
  readonly settings: RunSettings
  readonly executed: Executed
  /** The marks of quality from the caller. recordingOf() adds the marks that follow from the execution itself. */
  readonly quality: readonly QualityMark[]
  readonly clockStepNs: number
  readonly clockOffsetNs: number
}

/**
 * One recording of all processes. Each machine numbers its threads, slots and GILs from 0. In the recording, the numbers of each process
 * follow those of the process before it.
 */
export function recordingOf({ settings, executed, quality, clockStepNs, clockOffsetNs }: FinishedRun): Recording {
  const all = executed.processes
  const first = { thread: 0, slot: 0, gil: 0, lock: 0, place: 0, failure: 0 }
  const locks: LockRecord[] = []
  const threads: ThreadRecord[] = []
  const events: EventColumns[] = []
  const places: SourcePlace[] = []
  for (const remains of all) {
    threads.push(...remains.threads.map((record) => ({ ...renumberThread(record, first), ...failedAfter(record, executed) })))
    events.push(...remains.columns.map((columns) => renumber(columns, first)))
    locks.push(...remains.locks.map((lock) => ({ ...lock, id: lock.id + first.lock })))
    first.lock += Math.max(0, ...remains.locks.map(({ id }) => id))
    first.thread += remains.threads.length
    first.failure += Math.max(0, ...remains.threads.map(({ failure = 0 }) => failure))
    places.push(...remains.places)
    first.place = places.length
    first.slot += 1 + Math.max(0, ...remains.columns.map(({ slot }) => slot), ...remains.threads.map(({ slot }) => slot))
    first.gil += 1 + Math.max(0, ...remains.columns.map(lastGil))
  }
  const processes = all.flatMap(({ process }) => process ?? [])
  const last = Math.max(...events.map(({ timeNs }) => timeNs[timeNs.length - 1] ?? 0))
  return {
    settings,
    outcome: outcomeOf(executed, threads),
    because: executed.because,
    startNs: executed.startNs,
    endNs: Math.max(executed.endNs, last),
    clockStepNs,
    clockOffsetNs,
    events,
    ...(settings.recording && { places }),
    threads,
    ...(settings.recording && { locks }),
    ...(processes.length > 0 && { processes }),
    stdout: executed.text,
    quality: [...quality, ...marksOf(executed, threads)],
    ...(executed.stalls.length > 0 && { stalls: executed.stalls }),
    stamps: all.reduce((total, { stamps }) => total + stamps, 0),
  }
}

function marksOf({ stalls }: Executed, threads: readonly ThreadRecord[]): QualityMark[] {
  const marks: QualityMark[] = []
  if (stalls.length > 0) marks.push('stalled')
  if (threads.some(({ lateWorker }) => lateWorker)) marks.push('late-workers')
  return marks
}

/** What the recording adds to a process's own numbers. */
interface First {
  readonly thread: number
  readonly slot: number
  readonly gil: number
  readonly lock: number
  readonly place: number
  readonly failure: number
}

function renumberThread({ printedBytes: _, ...record }: ThreadRemains, first: First): ThreadRecord {
  const { id, slot, failure } = record
  return { ...record, id: id + first.thread, slot: slot + first.slot, ...(failure !== undefined && { failure: failure + first.failure }) }
}

function renumber(columns: EventColumns, first: First): EventColumns {
  if (first.thread === 0) return columns
  const arg = columns.arg.map((value, i) => (columns.kind[i] === Event.START ? value + first.thread : value))
  const place = columns.place?.map((number) => (number === 0 ? 0 : number + first.place))
  return { ...columns, arg, ...(place && { place }), slot: columns.slot + first.slot, firstGil: first.gil, firstLock: first.lock }
}

/** The place of a thread's failure in the output, in characters. */
function failedAfter({ printedBytes = -1 }: ThreadRemains, { text, isWhole }: Executed): Pick<ThreadRecord, 'failedAfter'> {
  if (printedBytes < 0 || !isWhole) return {}
  return { failedAfter: new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, printedBytes)).length }
}

function lastGil({ kind, arg }: EventColumns): number {
  let last = 0
  for (let i = 0; i < kind.length; i++) if (kind[i] === Event.GIL) last = Math.max(last, arg[i] ?? 0)
  return last
}

function outcomeOf(executed: Executed, threads: readonly ThreadRecord[]): Outcome {
  if (executed.ended !== 'returned') return executed.ended
  return threads.some((thread) => thread.trap) ? 'trapped' : 'completed'
}
