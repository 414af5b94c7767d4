/** The state of a thread: it holds the GIL, wants it, or has released it to block. */
export type State = 'running' | 'waiting' | 'blocked'

/** A time in which a thread has one state: from startNs up to, but not including, endNs. */
export interface Interval {
  readonly state: State
  readonly startNs: number
  readonly endNs: number
  /** What a blocked thread blocks on; 0 for the other states. */
  readonly block: number
}

/** Intervals in order. A list of intervals is one too. */
export interface Intervals extends Iterable<Interval> {
  readonly length: number
  at(index: number): Interval | undefined
  filter(isWanted: (interval: Interval) => boolean): Interval[]
  map<T>(of: (interval: Interval, index: number) => T): T[]
}

/**
 * How a hold ended. 'retake-failed': the thread yielded under the tick GIL and failed to retake it at once. The machine stamps the end of
 * such a hold only after the failed attempt, so the stamp is an upper bound. The timeline cuts the hold at the next holder's acquisition.
 * 'open': the hold had not ended by the end of the run.
 */
type HoldEnd = 'blocking' | 'yield' | 'retake-failed' | 'exit' | 'open'

/** One recorded hold of a GIL, from acquisition to release. */
export interface Hold {
  /** Index into Timeline.threads. */
  readonly thread: number
  /** The GIL's number. Interpreters and processes can have a GIL each. */
  readonly gil: number
  /** The GIL's own acquisition number. These numbers give the true order of the holds. 0 under a GIL that does not exclude. */
  readonly sequence: number
  readonly wantedNs: number
  readonly acquiredNs: number
  readonly releasedNs: number
  readonly end: HoldEnd
  /** What the thread blocked on after the hold; 0 unless `end` is 'blocking'. */
  readonly block: number
  /** How often the thread woke during the wait before this hold, but found the GIL taken. */
  readonly vainWakes: number
}

/** A wait that was still open at the end of the run. Its length is a lower bound. */
export interface CensoredWait {
  readonly thread: number
  readonly gil: number
  readonly wantedNs: number
  readonly endNs: number
}

/** A drop request: the waiter whose timeout expired, and the time. */
export interface DropRequest {
  readonly thread: number
  readonly gil: number
  readonly timeNs: number
}

/** A change of a GIL's interval by sys.setswitchinterval(). */
export interface IntervalChange {
  readonly gil: number
  readonly timeNs: number
  readonly intervalNs: number
}

export interface ThreadTimeline {
  readonly id: number
  readonly name: string
  /** The GILs that the thread held or waited for, in numerical order. */
  readonly gils: readonly number[]
  readonly startNs: number
  readonly endNs: number
  /** States without gaps, from startNs to endNs. */
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
   * Holds grouped by GIL, each group in the order of that GIL's acquisition numbers. Under a GIL that does not exclude, holds are ordered
   * by the time of acquisition. A thread that retakes the GIL at once, without a stamp, continues the same hold.
   */
  readonly holds: readonly Hold[]
  readonly censoredWaits: readonly CensoredWait[]
  /** The drop requests in order of time. */
  readonly requests: readonly DropRequest[]
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
