import type { BlameMeasurements } from './blame.ts'
import type { Constants } from './constants.ts'
import type { EvalBreaker } from './eval-breaker.ts'
import type { LatencyHistogram } from './histogram.ts'
import type { MachineReport } from './machine-report.ts'
import type { Outcome } from './recording.ts'
import type { Limit } from './resolution.ts'

export type { MachineReport, WholeMachineReport } from './machine-report.ts'

/**
 * Percentiles of a latency by nearest rank, µs. n counts the observations. belowStep counts the observations below resolutionUs. These rank
 * as 0, so a percentile of 0 with n > 0 means "< resolutionUs". With n = 0 the percentiles have no meaning.
 */
export interface LatencySummary {
  readonly n: number
  readonly belowStep: number
  /**
   * The smallest difference that the clocks can resolve. Within one thread, it is the clock's step. Between two threads, it is the clock's
   * step or the offset of their clocks, whichever is larger.
   */
  readonly resolutionUs: number
  /** Whether the step or the offset limits the resolution; absent in older files. */
  readonly limit?: Limit
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  readonly max: number
  /**
   * All observations in ascending order, if there are fewer than 30. Those below the resolution are 0. Percentiles of so few observations
   * would mean nothing.
   */
  readonly values?: readonly number[]
  readonly histogram: LatencyHistogram
}

export interface ThreadReport {
  readonly name: string
  readonly runningMs: number
  readonly waitingMs: number
  readonly blockedMs: number
  readonly wallMs: number
  readonly acquisitions: number
  readonly reacquisitions: number
  readonly ops: number
  /** What the thread was blocked on; absent in older files. */
  readonly blocked?: BlockedReport
}

/** The parts of a thread's blockedMs. Their sum is blockedMs. */
export interface BlockedReport {
  readonly sleepingMs: number
  /** In Thread.join() and Process.join(). */
  readonly joiningMs: number
  /** Reading, writing, printing, and in system calls. */
  readonly ioMs: number
  /** Waiting for locks of the program, and in the objects that contain them: Condition, Semaphore, Event, Barrier and the queues. */
  readonly locksMs: number
  /** Waiting in Thread.start() until the new thread runs. */
  readonly startingMs: number
  /** Waiting for queues, locks and messages that processes share. */
  readonly processesMs: number
  /** An event loop of asyncio: waiting for its next timer or for another thread. */
  readonly pollingMs: number
  readonly otherMs: number
  /**
   * The parts of locksMs by lock, the longest first. Each name is that of an entry of runs[].locks, or "other locks". Empty if the
   * recording does not name the locks.
   */
  readonly byLock: readonly { readonly lock: string; readonly ms: number }[]
}

/** The figures of one of the program's locks. Its waits and holds have the same definitions as those of the GIL. */
export interface LockReport {
  /** "gate" or "Account.lock" for a variable, "Lock at line 12" without one, "tasks: get()" for a wait inside a Queue. */
  readonly name: string
  /** The class of the object that contains the lock: "Lock", "Condition", "Queue". */
  readonly kind: string
  /** Where the program made the object; the line is 0 if no line of the program made it. */
  readonly file: string
  readonly line: number
  /** How often threads acquired the lock, with or without a wait. null if no thread holds it, as in a wait for a notification. */
  readonly acquisitions: number | null
  /** censored: waits that were still open at the end of the run. timeouts: waits that ended because their timeout expired. */
  readonly waitUs: LatencySummary & { readonly censored: number; readonly timeouts: number }
  /** All waits together. */
  readonly waitedMs: number
  readonly longestWaitThread: string
  /**
   * Holds during which another thread waited, or for which the thread itself had waited. bounds: holds whose start or end has no stamp.
   * They rank with the length that is certain. null if no thread holds the lock.
   */
  readonly holdUs: (LatencySummary & { readonly bounds: number }) | null
  /** How often others acquired the lock while a thread waited for it, as for the GIL. null if no thread holds the lock. */
  readonly bypass: Measurements['bypass'] | null
  /**
   * While threads contended for the lock: each thread's share of the held time, in the order of threads, and Jain's index of the competing
   * threads' held time. jain is null if no two threads competed. The whole field is null if no thread holds the lock.
   */
  readonly fairness: { readonly jain: number | null; readonly shares: readonly number[] } | null
}

/** All waits for the program's locks together. */
export interface LockWaitsReport {
  /** The number of locks for which a thread waited. */
  readonly locks: number
  readonly n: number
  readonly totalMs: number
  readonly longestMs: number
  /** The name of the lock with the longest wait, and of the thread that waited; empty if no thread waited. */
  readonly longestLock: string
  readonly longestThread: string
}

/**
 * A process that the program started. startMs: the time from start() to the first instruction; null if no instruction ran. exitCode: as in
 * Python; null if the process had not ended by the end of the run.
 */
export interface ProcessReport {
  readonly name: string
  readonly startMs: number | null
  readonly exitCode: number | null
}

/** The metrics of one run. Each metric of src/metrics contributes its part. A new metric needs no line here. */
export interface Measurements {
  /** Changes of holder. A thread that acquires the GIL again counts as no change. 0 under a GIL that does not exclude. */
  readonly switches: number
  readonly switchesPerSecond: number
  /**
   * direct: hand-offs to a thread that was already waiting at the release. The latencies are those of direct hand-offs. barging:
   * acquisitions by a thread that came after the release, although another thread was waiting. In most cases, the releaser itself acquires
   * the GIL again. ratioToFloorP50: p50 ÷ the p50 of parkFloorUs.
   */
  readonly handoffUs: LatencySummary & { readonly direct: number; readonly barging: number; readonly ratioToFloorP50: number | null }
  /** censored: waits that were still open at the end of the run. They rank with the length that they had reached. */
  readonly waitUs: LatencySummary & { readonly censored: number }
  readonly holdUs: LatencySummary
  readonly overshootUs: LatencySummary
  /**
   * histogram[k]: waits during which other threads acquired the GIL k times. The last entry of a full histogram also counts all larger k.
   */
  readonly bypass: { readonly histogram: readonly number[]; readonly max: number }
  /**
   * contestedSwitches: switches with two or more waiters. notNext: the contested switches that did not go to the longest waiter. share:
   * null if there were no contested switches.
   */
  readonly longestWaiterNotNext: { readonly contestedSwitches: number; readonly notNext: number; readonly share: number | null }
  /**
   * contestedRequests: switches that a waiter requested while another thread waited too. next: how many of these switches went to the
   * requester. share: null if there were no contested requests.
   */
  readonly requesterNext: { readonly contestedRequests: number; readonly next: number; readonly share: number | null }
  /**
   * A burst is the number of reads and writes that a thread makes in a row before another thread acquires the GIL. All 0 if there were no
   * bursts.
   */
  readonly bursts: { readonly n: number; readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number }
  readonly vainWakes: number
  /**
   * shares: each thread's share of all held time, in the order of threads. jain: 1 is fair, and 1/n means that one of n threads held the
   * GIL alone. jain100msP10: the 10th percentile of the same index over windows of 100 ms.
   */
  readonly fairness: { readonly jain: number; readonly jain100msP10: number; readonly shares: readonly number[] }
  readonly starvation: {
    readonly longestWaitMs: number
    /**
     * The longest wait in switch intervals. sys.setswitchinterval() can change the interval, so each part of the wait counts by the
     * interval in force at that time. Absent in older files.
     */
    readonly longestWaitIntervals?: number
    /** The interval in force during the longest wait; null if it changed meanwhile. */
    readonly longestWaitIntervalUs?: number | null
    /** The name of the thread that waited longest; empty if no thread waited. */
    readonly longestWaitThread: string
    /** Whether the longest wait was still open at the end of the run. Its length is then a lower bound. */
    readonly longestWaitCensored: boolean
    readonly longestRunMs: number
    readonly longestRunThread: string
    /** The share of the run's time in which at least one thread had been waiting for more than starvedAfterIntervals switch intervals. */
    readonly starvedShare: number
    readonly starvedAfterIntervals: number
    /** Threads that waited for the GIL and never acquired it. */
    readonly neverRan: readonly string[]
  }
}

/** A traceback of a run. */
export interface PlacedTraceback {
  /** The number of characters of `stdout` that the program had printed when the error ended the thread. */
  readonly after: number
  readonly text: string
}

/** A period in which no code of the lab ran. */
export interface StallReport {
  /** Time since the start of the run. */
  readonly atMs: number
  readonly ms: number
}

/** The parts of the metrics that are distributions over events. */
export type Distributions = Pick<Measurements, 'handoffUs' | 'waitUs' | 'holdUs' | 'overshootUs'>

/** The fields that the rounds of one variant under one GIL have in common. */
export type Way = Pick<
  RunReport,
  'experiment' | 'variant' | 'gil' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs' | 'evalBreaker' | 'compiled'
>

/** The distributions of several rounds as one. Only comparable rounds count (isSound), or all rounds if none is comparable. */
export interface PooledReport extends Way, Distributions {
  readonly rounds: readonly number[]
}

/** One run under one GIL. Files of an older gil-lab lack the blame. */
export interface RunReport extends Measurements, Partial<BlameMeasurements> {
  readonly experiment: string
  /** The variant: "2 threads"; empty if there is only one. */
  readonly variant: string
  readonly gil: string
  readonly round: number
  /** The interval at the start of the run. */
  readonly switchIntervalUs: number
  /** The intervals that the program set by sys.setswitchinterval(): each value once, in order, at most 100. Absent if it set none. */
  readonly switchIntervalsSetUs?: readonly number[]
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
  readonly outcome: Outcome
  readonly because: string
  /** For a stopped run: what each thread that had not ended did, as a clause. Absent for other runs, and in older files. */
  readonly unended?: readonly string[]
  readonly wallMs: number
  readonly stdout: string
  /** The tracebacks of all threads, in the order of the errors. Absent if the run has none. */
  readonly error?: string
  /** The same tracebacks with their places in `stdout`. Absent if the place of one is unknown. */
  readonly tracebacks?: readonly PlacedTraceback[]
  /** Disturbances of the run, as marks of QUALITY (quality.ts). */
  readonly quality: readonly string[]
  /** Periods in which no code of the lab ran; absent if there were none. */
  readonly stalls?: readonly StallReport[]
  readonly threads: readonly ThreadReport[]
  /**
   * The program's locks for which a thread waited: at most 50, those with the longest waits together first. Absent in older files.
   */
  readonly locks?: readonly LockReport[]
  /** Absent where `locks` is absent. */
  readonly lockWaits?: LockWaitsReport
  /** Processes in the order in which the program started them; absent if it started none. */
  readonly processes?: readonly ProcessReport[]
  readonly lostEvents: number
  readonly stamps: number
  /** The number of the machine of the run, if it is not the report's first: 2 is the first of otherMachines. */
  readonly machineNumber?: number
}

/** One figure of two cases of an experiment, compared over the rounds in which both ran undisturbed. */
export interface ComparisonReport {
  readonly experiment: string
  /** The path of the figure in a run: "wallMs", "handoffUs.p50". */
  readonly metric: string
  /** What both cases have in common: the variant if a and b are GILs, and the GIL if they are variants. May be empty. */
  readonly within: string
  readonly a: string
  readonly b: string
  /** The number of compared rounds. */
  readonly rounds: number
  /** The ratio a ÷ b over rounds; null if it cannot be computed, for example because of a value of 0. */
  readonly ratio: number | null
  readonly low95: number | null
  readonly high95: number | null
  readonly verdict: 'less' | 'greater' | 'cannot tell'
  /** The reason for "cannot tell" in one sentence; empty otherwise. */
  readonly because: string
}

/** The A/A run of one figure: the same case measured twice in each round, and how far apart the two were. */
export interface NoiseReport {
  readonly experiment: string
  /** The path of the figure in a run, as in ComparisonReport. */
  readonly metric: string
  /** The case that ran twice: "2 threads, switch", or "switch" if there is only one variant. */
  readonly of: string
  readonly rounds: number
  /** The ratio of the two measurements, with its interval; null as in ComparisonReport. */
  readonly ratio: number | null
  readonly low95: number | null
  readonly high95: number | null
  /** The noise floor: a comparison has a verdict only if its whole interval is beyond this factor. null without an interval. */
  readonly floor: number | null
}

/** The verdict of an experiment's runs on its claim. */
export interface Verdict {
  readonly verdict: 'confirmed' | 'refuted' | 'cannot tell'
  /** The reason in one sentence. */
  readonly because: string
  /** The measured figures, with 95 % intervals over rounds; empty or absent if there are none. */
  readonly measured?: string
}

export interface ClaimReport extends Verdict {
  readonly experiment: string
  readonly claim: string
  /** Bounds, tolerances and their reasons. Absent in older files. */
  readonly details?: string
  /** Figures from elsewhere for comparison, such as CPython's. */
  readonly reference?: string
  /**
   * The level of the experiment's intervals. It is above 0.95 if the claim was judged after several of the rounds, because all these looks
   * together have an error of at most 5 %. Absent in older files.
   */
  readonly level?: number
  /**
   * The rounds after which the claim was decided, and how many had been planned. The intervals allow for every look at the rounds before.
   * Absent if all planned rounds were made, or if the measurement was stopped.
   */
  readonly decidedAfter?: { readonly rounds: number; readonly planned: number }
}

/** The versioned result that page, command line, replays and test fixture read and write. Readers ignore unknown fields. */
export interface Report {
  readonly schema: 'gil-lab/report@1'
  readonly version: string
  /** The date and time of the measurement, in ISO 8601. */
  readonly date: string
  readonly mode: 'live' | 'replay'
  readonly machine: MachineReport
  /** The further machines of a report that gil-lab merge joined: machine 2, machine 3, …. Absent: all runs are from `machine`. */
  readonly otherMachines?: readonly MachineReport[]
  /**
   * The workers that ran Python threads or collected the events of child processes. startMs: the total time that the lab spent on starting
   * them. memoryKiBEach: the shared memory reserved for each worker.
   */
  readonly workers?: { readonly started: number; readonly startMs: number; readonly memoryKiBEach: number }
  /**
   * The number of requested runs, without the repeated ones of A/A runs and without those that an early decision on a claim made
   * unnecessary. It exceeds the number of runs in the report if the series was stopped. Absent in older files.
   */
  readonly planned?: number
  /** The GILs under which no requested run was made, because the series was stopped. Absent if there are none, and in older files. */
  readonly notRun?: readonly string[]
  readonly runs: readonly RunReport[]
  /** One entry per program, variant, GIL and settings that were measured in several rounds; absent if there is none. */
  readonly pooled?: readonly PooledReport[]
  readonly comparisons: readonly ComparisonReport[]
  /** The A/A runs of the experiments that were compared. Absent if there were none. */
  readonly noise?: readonly NoiseReport[]
  readonly claims: readonly ClaimReport[]
}
