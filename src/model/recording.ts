import type { Constants } from './constants.ts'
import type { TrapRecord } from './program.ts'

/** How a run ended: the four ways exclude each other. */
export type Outcome = 'completed' | 'stopped' | 'deadlocked' | 'trapped'

/** The events of one worker, in the order in which it wrote them: equal lengths, one entry an event (assembly/abi/events.ts). */
export interface EventColumns {
  readonly slot: number
  /** Number in this recording of the GIL that the machine calls 0; 0 unless told. Others follow it. */
  readonly firstGil?: number
  /** ns on the run's clock */
  readonly timeNs: Float64Array
  /** Event */
  readonly kind: Uint8Array
  readonly arg: Int32Array
  /** Events that found the ring full. */
  readonly lost: number
}

/** What the machine itself knows of one Python thread when the run has ended. */
export interface ThreadRecord {
  /** Index in the machine; START events name it. */
  readonly id: number
  readonly slot: number
  /** As Python names it: "MainThread", "Thread-1 (countdown)". */
  readonly name: string
  /** Times the GIL was taken, recorded or not. */
  readonly acquisitions: number
  /** Of these, taken back at once without a stamp: not in the events. */
  readonly reacquisitions: number
  /** Ticking instructions executed. */
  readonly ops: number
  /** Times the check interval ran out (tick). */
  readonly breakerTrips: number
  /** Present where no worker was ready when it was started: whoever started it waited for one. */
  readonly lateWorker?: true
  /** Where it stood when the run ended, for stopped and deadlocked runs: "waiting in join() of Thread-2 (b)". Empty when it had ended. */
  readonly standsAt: string
  readonly trap?: TrapRecord
  /** The trap in Python's words, with "Exception in thread …" for all but the main thread. */
  readonly traceback?: string
}

/** A process that the program has started. */
export interface ProcessRecord {
  /** As Python names it: "Process-1". */
  readonly name: string
  /** ms from start() to its first instruction: a memory, an instance and a worker of its own. null where it never got there. */
  readonly startMs: number | null
  /** null where it had not ended when the run did. */
  readonly exitCode: number | null
}

/** The settings of one run. */
export interface RunSettings {
  /** Experiment id, or the program's file name. */
  readonly experiment: string
  /** Which way of running it: "2 threads"; empty where there is only one. */
  readonly variant: string
  /** GIL id (src/model/gils.ts). */
  readonly gil: string
  readonly round: number
  readonly switchIntervalUs: number
  readonly checkInterval: number
  readonly kernelEntryNs: number
  /** The numbers that this run put in place of those of module-level assignments `NAME = number`. Absent: the file does not say. */
  readonly constants?: Constants
  /** false: nothing is stamped (the observer effect is measured so). */
  readonly recording: boolean
}

/**
 * A time in which nothing of the lab ran: the process was stopped (SIGSTOP), or the machine slept or was paused. Where the clock of the run stood
 * still as well, the stall is longer than endNs − startNs would be, so its length is given.
 */
export interface Stall {
  readonly startNs: number
  readonly durationNs: number
}

/** Everything one run left behind. */
export interface Recording {
  readonly settings: RunSettings
  readonly outcome: Outcome
  /** Why it was stopped, or who waits for what: one line, empty when completed. */
  readonly because: string
  readonly startNs: number
  readonly endNs: number
  /** Set where only the beginning of the run was kept, up to endNs: how long the whole run took. What is counted of its threads is of all of it. */
  readonly excerptOfNs?: number
  /** Step of the clock that stamped it, and the largest offset between two workers' clocks, ns. */
  readonly clockStepNs: number
  readonly clockOffsetNs: number
  readonly events: readonly EventColumns[]
  readonly threads: readonly ThreadRecord[]
  /** In the order in which they were started; absent where the program started none. */
  readonly processes?: readonly ProcessRecord[]
  readonly stdout: string
  /** What disturbed the run: marks of QUALITY. Lost events are counted with the events themselves. */
  readonly quality: readonly string[]
  /** When nothing of the lab ran, on the run's clock; absent where there was no such time. */
  readonly stalls?: readonly Stall[]
  /** Clock reads made for stamps, for the cost of observing. */
  readonly stamps: number
}
