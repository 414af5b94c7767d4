import { Block, Event } from '../../assembly/abi/events.ts'
import type { EventColumns, Recording, RunSettings, ThreadRecord } from '../../src/model/recording.ts'

/** One event as a test writes it: time in µs, kind, argument. */
export type Line = readonly [timeUs: number, kind: Event, arg?: number]

export interface Thread {
  readonly name?: string
  /** The events after START. recordingOf() adds the START, whose argument is the thread's index. */
  readonly events: readonly Line[]
  readonly startUs?: number
  /** The machine's counters. By default they match the events. */
  readonly acquisitions?: number
  readonly reacquisitions?: number
  readonly traceback?: string
}

export interface Options extends Partial<Omit<Recording, 'events' | 'threads' | 'settings'>> {
  readonly settings?: Partial<RunSettings>
  readonly lost?: number
}

const SETTINGS: RunSettings = {
  experiment: 'drawn',
  variant: '',
  gil: 'switch',
  round: 1,
  switchIntervalUs: 5000,
  checkInterval: 100,
  kernelEntryNs: 0,
  recording: true,
}

/** A recording of threads that each have their own slot, on a clock of 1 µs. By default it ends with the last event. */
export function recordingOf(threads: readonly Thread[], { settings, lost = 0, ...rest }: Options = {}): Recording {
  const lastUs = threads.flatMap(({ events }) => events).reduce((last, [timeUs]) => Math.max(last, timeUs), 0)
  return {
    settings: { ...SETTINGS, ...settings },
    outcome: 'completed',
    because: '',
    startNs: 0,
    endNs: lastUs * 1000,
    clockStepNs: 1000,
    clockOffsetNs: 0,
    events: threads.map((thread, slot) => columns(slot, withStart(thread, slot), slot === 0 ? lost : 0)),
    threads: threads.map(record),
    stdout: '',
    quality: [],
    stamps: 0,
    ...rest,
  }
}

function withStart({ events, startUs }: Thread, id: number): readonly Line[] {
  const beginUs = startUs ?? events[0]?.[0]
  return beginUs === undefined ? [] : [[beginUs, Event.START, id], ...events]
}

function columns(slot: number, lines: readonly Line[], lost: number): EventColumns {
  return {
    slot,
    timeNs: Float64Array.from(lines, ([timeUs]) => timeUs * 1000),
    kind: Uint8Array.from(lines, ([, kind]) => kind),
    arg: Int32Array.from(lines, ([, , arg]) => arg ?? Block.NONE),
    lost,
  }
}

function record(thread: Thread, slot: number): ThreadRecord {
  const { name = 'ABCDEFGHIJ'[slot]!, events, reacquisitions = 0, traceback } = thread
  const recorded = events.filter(([, kind]) => kind === Event.ACQUIRED).length
  return {
    id: slot,
    slot,
    name,
    acquisitions: thread.acquisitions ?? recorded + reacquisitions,
    reacquisitions,
    ops: 0,
    breakerTrips: 0,
    standsAt: '',
    ...(traceback ? { traceback } : {}),
  }
}
