import type { Constants } from './constants.ts'
import type { EvalBreaker } from './eval-breaker.ts'
import type { TrapRecord } from './program.ts'

/** How a run ended. Exactly one of the four applies. */
export type Outcome = 'completed' | 'stopped' | 'deadlocked' | 'trapped'

/**
 * The events of one worker in the order in which the worker wrote them. The columns have equal lengths, with one entry per event
 * (assembly/abi/events.ts).
 */
export interface EventColumns {
  readonly slot: number
  /** The number that the machine's GIL 0 has in this recording. The machine's other GILs have the numbers after it. Absent: 0. */
  readonly firstGil?: number
  /** The number before that of the machine's first lock in this recording. Absent: 0. */
  readonly firstLock?: number
  /** ns on the run's clock. */
  readonly timeNs: Float64Array
  /** Values of Event (assembly/abi/events.ts). */
  readonly kind: Uint8Array
  readonly arg: Int32Array
  /**
   * Where the thread leaves the GIL: 1 plus an index into Recording.places, or 0 at other events and if the line is unknown. Absent in files
   * of an older gil-lab.
   */
  readonly place?: Uint32Array
  /** The number of events that the worker dropped because the memory for events was full. */
  readonly lost: number
}

/** ThreadRecord.standsAt of a thread that ran, or wanted to. */
export const RUNS = 'runs'

/** The machine's own data about a Python thread at the end of the run. */
export interface ThreadRecord {
  /** The thread's number in this recording, as in START events. The threads of all processes are numbered together. */
  readonly id: number
  readonly slot: number
  /** The thread's name in Python: "MainThread", "Thread-1 (countdown)". */
  readonly name: string
  /** How often the thread acquired the GIL, with or without an event. */
  readonly acquisitions: number
  /** How many of these acquisitions retook the GIL right after a release. The recording has no events for them. */
  readonly reacquisitions: number
  /** Number of executed instructions that count as ticks. */
  readonly ops: number
  /** How often the check interval expired under the tick GIL. 0 under the other GILs. */
  readonly breakerTrips: number
  /** Present if no worker was ready when the program started the thread. The starting thread then waited for a worker. */
  readonly lateWorker?: true
  /**
   * What the thread did when the run ended, for stopped and deadlocked runs: "waits in join() for Thread-2 (b)". Empty if the thread had
   * ended.
   */
  readonly standsAt: string
  readonly trap?: TrapRecord
  /** The trap as Python prints it, with "Exception in thread …" for every thread except the main thread. */
  readonly traceback?: string
  /**
   * The place of the thread among those that an error ended, from 1. The threads of all processes are numbered together, process by process.
   * Absent without an error, and in files of older versions.
   */
  readonly failure?: number
  /**
   * The number of characters of `stdout` that the program had printed when the error ended the thread. Absent without an error, if the program
   * can start processes, if `stdout` is shortened, and in files of older versions.
   */
  readonly failedAfter?: number
}

/** A lock of the program for which a thread waited. A Condition has two: its lock, and the one on which its waiters wait. */
export interface LockRecord {
  /** The lock's number in this recording, as in the events LOCK. */
  readonly id: number
  /** The class of the object that the program made: "Lock", "Condition", "Queue". */
  readonly kind: string
  /** The name under which the program stored the object: "tasks", "Account.lock". Empty if the code that made it did not store it. */
  readonly name: string
  /** The part of the object: "mutex", "wait()", "get()". Empty if the object itself is the lock. */
  readonly part: string
  /** Where the program made the object. The line is 0 if no line of the program made it. */
  readonly file: string
  readonly line: number
  /** How often threads acquired the lock. null if no thread holds it: threads wait here until another thread wakes them. */
  readonly acquisitions: number | null
  /** How often a thread began to wait for it. */
  readonly waits: number
}

/** A line of the program's own source. */
export interface SourcePlace {
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** A process that the program started. */
export interface ProcessRecord {
  /** The process's name in Python: "Process-1". */
  readonly name: string
  /**
   * The time from start() to the first instruction, in ms. In this time the process gets a memory, a Wasm instance and a worker. null if no
   * instruction ran.
   */
  readonly startMs: number | null
  /** The exit code as in Python. null if the process had not ended by the end of the run. */
  readonly exitCode: number | null
}

/** The settings of one run. */
export interface RunSettings {
  /** An experiment id, or the file name of a program. */
  readonly experiment: string
  /** The name of the variant, for example "2 threads". Empty if the experiment has only one variant. */
  readonly variant: string
  /** A GIL id (src/model/gils.ts). */
  readonly gil: string
  readonly round: number
  readonly switchIntervalUs: number
  readonly checkInterval: number
  readonly kernelEntryNs: number
  /** The CPython whose check points the threads had. Absent if no thread can lose this GIL, or if an older gil-lab made the file. */
  readonly evalBreaker?: EvalBreaker
  /**
   * Whether the functions of the program were compiled to Wasm. Otherwise, the eval loop ran all of them. Absent if an older gil-lab, which
   * had only the eval loop, made the file.
   */
  readonly compiled?: boolean
  /**
   * Constants of the program that this run replaced, by name. Each value replaces the number in the module-level assignment `NAME =
   * number`. Absent in older files.
   */
  readonly constants?: Constants
  /** Whether the machine stamps events. A comparison with a run without stamps shows the cost of recording. */
  readonly recording: boolean
}

/**
 * A period in which no code of the lab ran: the process was stopped (SIGSTOP), or the machine slept or was paused. The run's clock may have
 * stopped too, so the difference of its readings before and after the stall can be too small. durationNs is the true length.
 */
export interface Stall {
  readonly startNs: number
  readonly durationNs: number
}

/** All data that one run produced. */
export interface Recording {
  readonly settings: RunSettings
  readonly outcome: Outcome
  /** Why the run was stopped, or what each thread of a deadlocked run waits for, in one line. Empty for all other runs. */
  readonly because: string
  readonly startNs: number
  readonly endNs: number
  /** The length of the whole run. Set if only the beginning of the run was kept, up to endNs. The counts of threads cover the whole run. */
  readonly excerptOfNs?: number
  /** The step of the clock that stamped the run. */
  readonly clockStepNs: number
  /** The largest offset between the clocks of two workers. */
  readonly clockOffsetNs: number
  readonly events: readonly EventColumns[]
  /** The lines at which threads left a GIL; absent in files of an older gil-lab. */
  readonly places?: readonly SourcePlace[]
  readonly threads: readonly ThreadRecord[]
  /** The locks of the program for which threads waited; absent in files of an older gil-lab, and in runs that recorded no events. */
  readonly locks?: readonly LockRecord[]
  /** Processes in the order in which they were started; absent if the program started none. */
  readonly processes?: readonly ProcessRecord[]
  readonly stdout: string
  /** Disturbances of the run, as marks of QUALITY. 'lost-events' may be absent even if events were lost: EventColumns.lost counts them. */
  readonly quality: readonly string[]
  /** Periods in which no code of the lab ran, on the run's clock; absent if there were none. */
  readonly stalls?: readonly Stall[]
  /** The number of clock reads for stamps. The cost of recording is computed from it. */
  readonly stamps: number
}
