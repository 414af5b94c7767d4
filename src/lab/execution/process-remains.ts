import { Event } from '../../../assembly/abi/events.ts'
import { SLOT_BYTES, SLOTS } from '../../../assembly/abi/layout.ts'
import type { Program, TrapRecord } from '../../model/program.ts'
import type { EventColumns, LockRecord, ProcessRecord, SourcePlace, ThreadRecord } from '../../model/recording.ts'
import { traceback } from '../../program/index.ts'
import type { LoadedProcess } from './loaded-process.ts'
import { lockRecords } from './lock-records.ts'
import { SourcePlaces } from './source-places.ts'
import type { Names } from './thread-names.ts'
import { threadStatus } from './thread-status.ts'
import { trapOf } from './trap-record.ts'

/** Index of the function that contains the module's own code. */
const MODULE = 0

/**
 * The records of one process. The lab copies them out of the process's memory when the process ends, because another process may reuse the
 * memory. The numbers of threads, slots and GILs are those of this process's own machine.
 */
export interface ProcessRemains {
  readonly columns: readonly EventColumns[]
  readonly threads: readonly ThreadRemains[]
  readonly locks: readonly LockRecord[]
  readonly stamps: number
  /** The lines at which threads left the GIL. The columns number them from 1. */
  readonly places: readonly SourcePlace[]
  /** The process as the recording describes it. Absent for the main process. */
  readonly process?: ProcessRecord
}

/** A thread's record before its place in the output of the program is known in characters. */
export interface ThreadRemains extends Omit<ThreadRecord, 'failedAfter'> {
  /** The bytes that the program had printed when an error ended the thread. -1 if unknown; absent without an error. */
  readonly printedBytes?: number
}

/** A process that ended or was stopped. */
interface EndedProcess {
  readonly loaded: LoadedProcess
  readonly program: Program
  readonly columns: readonly EventColumns[]
  readonly names: Names
  /** Whether the main thread had to wait for its worker to start. */
  readonly isLate: boolean
  /** The process as the recording describes it. undefined for the main process. */
  readonly process: ProcessRecord | undefined
}

/** Copies a process's records out of its memory. */
export function remainsOf({ loaded, program, columns, names, isLate, process }: EndedProcess): ProcessRemains {
  const { machine, mainThread, ownThreads } = loaded
  const inMachine = [mainThread, ...range(Math.max(ownThreads, mainThread + 1), machine.threadCount())]
  const threads = inMachine.map((thread, id) => ({
    ...threadRecord(loaded, program, thread, names),
    id,
    ...((machine.threadLateWorker(thread) || (isLate && thread === mainThread)) && { lateWorker: true as const }),
  }))
  const stamps = inMachine.reduce((total, thread) => total + machine.threadStamps(thread), 0)
  const locks = lockRecords(loaded)
  const lines = new SourcePlaces(loaded)
  const numbered = columns.map((each) => lines.renumbered(renumbered(each, inMachine)))
  return { columns: numbered, threads, locks, stamps, places: lines.places, ...(process && { process }) }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i)
}

/**
 * Replaces the machine's number of each started thread by the thread's number in the recording. The two numbers differ if the machine began
 * as a copy.
 */
function renumbered(columns: EventColumns, inMachine: readonly number[]): EventColumns {
  if (inMachine.every((thread, id) => thread === id)) return columns
  return { ...columns, arg: columns.arg.map((value, i) => (columns.kind[i] === Event.START ? inMachine.indexOf(value) : value)) }
}

function threadRecord(loaded: LoadedProcess, program: Program, thread: number, names: Names): Omit<ThreadRemains, 'id'> {
  const { machine } = loaded
  const trap = trapOf(loaded, thread)
  return {
    slot: (machine.threadSlot(thread) - SLOTS) / SLOT_BYTES,
    name: names.thread(thread),
    acquisitions: machine.threadAcquisitions(thread),
    reacquisitions: machine.threadReacquisitions(thread),
    ops: machine.threadOps(thread),
    breakerTrips: machine.threadBreakerTrips(thread),
    standsAt: threadStatus(loaded, thread, names),
    ...(trap && {
      trap,
      traceback: heading(loaded, thread, trap) + traceback(program, trap, loaded.threadName(thread)),
      failure: machine.threadFailure(thread),
      printedBytes: machine.threadPrinted(thread),
    }),
  }
}

/**
 * The line that multiprocessing prints before the traceback of a child's main thread. Empty for other threads, for a SystemExit, and if the
 * error occurred before the process called its target.
 */
function heading({ index, name, mainThread }: LoadedProcess, thread: number, { frames, raised }: TrapRecord): string {
  const isOfTarget = index > 0 && thread === mainThread && frames[0]?.functionIndex !== MODULE
  return isOfTarget && raised?.name !== 'SystemExit' ? `Process ${name}:\n` : ''
}
