/** What a thread does: it holds the GIL, wants it, or has given it up to block. */
export type State = 'running' | 'waiting' | 'blocked'

/** Half-open: [startNs, endNs). */
export interface Interval {
  readonly state: State
  readonly startNs: number
  readonly endNs: number
  /** Block: what it blocks on; 0 for the other states. */
  readonly block: number
}

/**
 * How a hold ended. 'retake-failed' is a yield under an old-style GIL, stamped only once the immediate re-acquire had failed: its stamp is
 * an upper bound, cut to the next holder's acquisition. 'open': it had not ended when the run did.
 */
export type HoldEnd = 'blocking' | 'yield' | 'retake-failed' | 'exit' | 'open'

/** One recorded possession of a GIL, from acquired to released. */
export interface Hold {
  /** Index into Timeline.threads. */
  readonly thread: number
  /** Which GIL, where interpreters or processes have one each. */
  readonly gil: number
  /** The GIL's own acquisition number: the true order. 0 under a GIL that does not exclude. */
  readonly sequence: number
  readonly wantedNs: number
  readonly acquiredNs: number
  readonly releasedNs: number
  readonly end: HoldEnd
  /** Block: what it then blocked on; 0 unless end is 'blocking'. */
  readonly block: number
  /** Times this wait was woken and found the lock taken. */
  readonly vainWakes: number
}

/** A wait still open when the run ended: its length is a lower bound. */
export interface CensoredWait {
  readonly thread: number
  readonly gil: number
  readonly wantedNs: number
  readonly endNs: number
}

/** A drop request: who timed out waiting, and when. */
export interface DropRequest {
  readonly thread: number
  readonly gil: number
  readonly timeNs: number
}

/** sys.setswitchinterval() gave a GIL another interval. */
export interface IntervalChange {
  readonly gil: number
  readonly timeNs: number
  readonly intervalNs: number
}

export interface ThreadTimeline {
  readonly id: number
  readonly name: string
  /** The GILs that it had or waited for, in numerical order. */
  readonly gils: readonly number[]
  readonly startNs: number
  readonly endNs: number
  /** Gapless, from startNs to endNs. */
  readonly intervals: readonly Interval[]
  readonly acquisitions: number
  readonly reacquisitions: number
  readonly ops: number
}

/** What happened, by thread and by hold: all metrics are functions of this. */
export interface Timeline {
  readonly startNs: number
  readonly endNs: number
  readonly threads: readonly ThreadTimeline[]
  /** GIL after GIL, each in its own order; by time of acquisition where there is none that excludes. Retakes without a stamp are inside the hold that they prolong. */
  readonly holds: readonly Hold[]
  readonly censoredWaits: readonly CensoredWait[]
  /** By time. */
  readonly requests: readonly DropRequest[]
  readonly excludes: boolean
  /** Those that anybody had or waited for, in numerical order. Threads under different ones may run at the same time. */
  readonly gils: readonly number[]
  readonly clockStepNs: number
  readonly clockOffsetNs: number
  /** Of every GIL until the program changes it. */
  readonly switchIntervalNs: number
  /** By time. */
  readonly intervalChanges: readonly IntervalChange[]
}
