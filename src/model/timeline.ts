import type { Columns, Row } from './columns.ts'
import type { LockRecord } from './recording.ts'

/** The states of a thread: it holds the GIL, wants it, or has released it to block. Tables store the index of a state in this list. */
export const STATES = ['running', 'waiting', 'blocked'] as const
export type State = (typeof STATES)[number]
export const RUNNING = 0
export const WAITING = 1
export const BLOCKED = 2

/** Times in which a thread has one state: each from startNs up to, but not including, endNs. They are in order and have no gaps. */
export type Intervals = Columns<typeof INTERVAL>
export const INTERVAL = {
  /** An index into STATES. */
  state: Uint8Array,
  startNs: Float64Array,
  endNs: Float64Array,
  /** What a blocked thread blocks on; 0 for the other states. */
  block: Uint8Array,
  /** The number of the program's lock that a blocked thread waits for; 0 if it waits for none, or if the recording does not name it. */
  lock: Uint32Array,
  /** The place in the program at which a hold ends, or at which a thread waits or is blocked: 1 plus an index; 0 if it is unknown. */
  place: Uint32Array,
}

/** How a hold ended. */
export const enum HoldEnd {
  /** The hold had not ended by the end of the run. */
  OPEN,
  BLOCKING,
  YIELD,
  /**
   * The thread yielded under the tick GIL and failed to retake it at once. The machine stamps the end of such a hold only after the failed
   * attempt, so the stamp is an upper bound. The timeline cuts the hold at the next holder's acquisition.
   */
  RETAKE_FAILED,
  EXIT,
}

/** The recorded holds of GILs, each from acquisition to release. */
export type Holds = Columns<typeof HOLD>
export type Hold = Row<Holds>
export const HOLD = {
  /** Index into Timeline.threads. */
  thread: Uint32Array,
  /** The GIL's number. Interpreters and processes can have a GIL each. */
  gil: Uint32Array,
  /** The GIL's own acquisition number. These numbers give the true order of the holds. 0 under a GIL that does not exclude. */
  sequence: Int32Array,
  wantedNs: Float64Array,
  acquiredNs: Float64Array,
  releasedNs: Float64Array,
  /** A HoldEnd. */
  end: Uint8Array,
  /** What the thread blocked on after the hold; 0 unless `end` is BLOCKING. */
  block: Uint8Array,
  /** The number of the program's lock that the thread waited for after the hold; 0 for none. */
  lock: Uint32Array,
  /** The place in the program at which the hold ended: 1 plus an index into Recording.places; 0 if it is unknown. */
  place: Uint32Array,
  /** How often the thread woke during the wait before this hold, but found the GIL taken. */
  vainWakes: Int32Array,
}

/** A wait that was still open at the end of the run. Its length is a lower bound. */
export interface CensoredWait {
  readonly thread: number
  readonly gil: number
  readonly wantedNs: number
  readonly endNs: number
}

/** The drop requests: each with the waiter whose timeout expired, and the time. */
export type DropRequests = Columns<typeof DROP_REQUEST>
export const DROP_REQUEST = { thread: Uint32Array, gil: Uint32Array, timeNs: Float64Array }

/** A change of a GIL's interval by sys.setswitchinterval(). */
export interface IntervalChange {
  readonly gil: number
  readonly timeNs: number
  readonly intervalNs: number
}

/** One thread's wait for a lock of the program. */
export interface LockWait {
  /** Index into Timeline.threads. */
  readonly thread: number
  readonly wantedNs: number
  /** When the thread acquired the lock, gave up, or the run ended. */
  readonly endNs: number
  readonly end: 'acquired' | 'timeout' | 'open'
  /** The number of the acquisition that the waiter met: that of the holder. */
  readonly met: number
  /** The number of the acquisition that ended the wait; 0 if none did, or if no thread holds the lock. */
  readonly number: number
}

/** One thread's hold of a lock of the program, during which another thread waited, or for which the thread itself had waited. */
export interface LockHold {
  /** Index into Timeline.threads: the thread that acquired the lock. */
  readonly thread: number
  /** The lock's acquisition number. It counts the acquisitions without stamps too, which have no LockHold. */
  readonly number: number
  /** If the acquisition has no stamp, the latest time at which the thread can have acquired the lock. */
  readonly acquiredNs: number
  readonly releasedNs: number
  /** Whether the acquisition has a stamp. If not, the hold was at least as long as releasedNs - acquiredNs. */
  readonly isStartKnown: boolean
  /** Whether the run ended before the hold did. */
  readonly isOpen: boolean
}

/** The waits for one of the program's locks, and its holds, in the order of the lock's acquisition numbers. */
export interface LockTimeline {
  readonly lock: LockRecord
  readonly waits: readonly LockWait[]
  readonly holds: readonly LockHold[]
}

export interface ThreadTimeline {
  readonly id: number
  readonly name: string
  /** The GILs that the thread held or waited for, in numerical order. */
  readonly gils: readonly number[]
  readonly startNs: number
  readonly endNs: number
  /** From startNs to endNs. */
  readonly intervals: Intervals
  readonly acquisitions: number
  readonly reacquisitions: number
  readonly ops: number
}

/** The events of a run by thread and by hold. All metrics are functions of a Timeline. */
export interface Timeline {
  readonly startNs: number
  readonly endNs: number
  readonly threads: readonly ThreadTimeline[]
  /**
   * Holds grouped by GIL, each group in the order of that GIL's acquisition numbers. Under a GIL that does not exclude, each group is in
   * order of the time of acquisition. A thread that retakes the GIL at once, without a stamp, continues the same hold.
   */
  readonly holds: Holds
  readonly censoredWaits: readonly CensoredWait[]
  /** The program's locks for which threads waited; undefined if the recording does not contain the events of locks. */
  readonly locks: readonly LockTimeline[] | undefined
  /** The drop requests in order of time. */
  readonly requests: DropRequests
  readonly excludes: boolean
  /** The GILs that any thread held or waited for, in numerical order. Threads under different GILs can run at the same time. */
  readonly gils: readonly number[]
  readonly clockStepNs: number
  readonly clockOffsetNs: number
  /** The switch interval of every GIL until the program changes the interval. */
  readonly switchIntervalNs: number
  /** The program's changes of the switch interval, in order of time. */
  readonly intervalChanges: readonly IntervalChange[]
}
