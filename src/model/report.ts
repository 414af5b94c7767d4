import type { Constants } from './constants.ts'
import type { LatencyHistogram } from './histogram.ts'
import type { Outcome } from './recording.ts'
import type { Limit } from './resolution.ts'

/**
 * Percentiles of a latency by nearest rank, µs. n counts the observations. Those finer than resolutionUs are in belowStep and rank as 0,
 * so a percentile of 0 with n > 0 reads "< resolutionUs", never "nothing"; with n = 0 there is nothing to read.
 */
export interface LatencySummary {
  readonly n: number
  readonly belowStep: number
  /** What the clocks could tell apart: the clock's step; between two threads' stamps the offset of their clocks, if that is coarser. */
  readonly resolutionUs: number
  /** Which of the two it is; absent in older files. */
  readonly limit?: Limit
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  readonly max: number
  /** All of them, in order, where there are fewer than 30: too few for percentiles to say anything. */
  readonly values?: readonly number[]
  readonly histogram: LatencyHistogram
}

/**
 * What this machine can do at best: what a run's figures depend on is measured just before the first, so that its figures come soon; the rest
 * right after it. null: not measured, since the first run was stopped or is still going on.
 */
export interface MachineReport {
  readonly on: 'node' | 'chromium' | 'firefox' | 'webkit' | 'browser'
  readonly engine: string
  readonly os: string
  readonly reportedCores: number
  /** Effective cores: work of n unlocked threads ÷ work of one that nothing disturbs in the same time. */
  readonly parallelism: number | null
  /** The fewest that any look found, before each round and after the last: only in a report that is done. */
  readonly leastParallelism?: number | null
  readonly clockStepUs: number
  /** What two workers' clocks may be off by, the most in any run; absent in older files. */
  readonly clockOffsetUs?: number
  readonly clockCostNs: number
  /** Park and unpark by wait/notify, one way, between threads that compute in between. 0: below resolutionUs (absent in older files: the clock's step). */
  readonly parkFloorUs: {
    readonly p50: number
    readonly p99: number
    readonly resolutionUs?: number
    readonly modesUs: readonly number[]
  }
  /** Handing a word over by spinning, one way. */
  readonly spinFloorUs: { readonly p50: number } | null
  /** How much longer than asked a 1 ms timed wait takes. 0: below the clock's step. */
  readonly timedWaitOvershootUs: { readonly p50: number; readonly p99: number } | null
  /** "ok", or what is wrong. */
  readonly canaries: Readonly<Record<string, string>>
}

/** A machine of which all is known. */
export interface WholeMachineReport extends MachineReport {
  readonly parallelism: number
  readonly spinFloorUs: { readonly p50: number }
  readonly timedWaitOvershootUs: { readonly p50: number; readonly p99: number }
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
}

/** startMs: from start() to the first instruction; exitCode: as Python's. Each is null where it never came to that. */
export interface ProcessReport {
  readonly name: string
  readonly startMs: number | null
  readonly exitCode: number | null
}

/** What the metrics say of one run: each metric of src/metrics gives its part. One that is added there needs no line here. */
export interface Measurements {
  /** Changes of holder: the same thread taking it again is none. 0 under a GIL that does not exclude. */
  readonly switches: number
  readonly switchesPerSecond: number
  /** direct: the taker was waiting at the release (these are the latencies); barging: one that came later overtook a waiter. */
  readonly handoffUs: LatencySummary & { readonly direct: number; readonly barging: number; readonly ratioToFloorP50: number | null }
  /** censored: waits still open when the run ended; they rank with the length they had reached. */
  readonly waitUs: LatencySummary & { readonly censored: number }
  readonly holdUs: LatencySummary
  readonly overshootUs: LatencySummary
  /** histogram[k]: waits during which others acquired k times; the last entry of a full one holds all beyond. */
  readonly bypass: { readonly histogram: readonly number[]; readonly max: number }
  /** Of the switches with two or more waiters, how many did not go to the one that had waited longest. share: null where there were none. */
  readonly longestWaiterNotNext: { readonly contestedSwitches: number; readonly notNext: number; readonly share: number | null }
  /** Of the switches that a waiter asked for while another waited too, how many went to the one that had asked. share: null where there were none. */
  readonly requesterNext: { readonly contestedRequests: number; readonly next: number; readonly share: number | null }
  /** Calls that read or wrote, made in a row before another thread had the GIL. All 0 where there were none. */
  readonly bursts: { readonly n: number; readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number }
  readonly vainWakes: number
  /** shares: of all held time, in the order of threads. jain: 1 is fair, 1/n is one thread for itself. */
  readonly fairness: { readonly jain: number; readonly jain100msP10: number; readonly shares: readonly number[] }
  readonly starvation: {
    readonly longestWaitMs: number
    /** The same in switch intervals in force at the time, which sys.setswitchinterval() may change; absent in older files. */
    readonly longestWaitIntervals?: number
    /** The interval in force during the longest wait; null where it changed meanwhile. */
    readonly longestWaitIntervalUs?: number | null
    /** Empty when no thread waited. */
    readonly longestWaitThread: string
    /** The run ended before the longest wait did: it is a lower bound. */
    readonly longestWaitCensored: boolean
    readonly longestRunMs: number
    readonly longestRunThread: string
    /** Share of the run's time in which some thread had waited longer than starvedAfterIntervals switch intervals. */
    readonly starvedShare: number
    readonly starvedAfterIntervals: number
    /** Threads that wanted the GIL and never had it. */
    readonly neverRan: readonly string[]
  }
}

/** A time in which nothing of the lab ran. */
export interface StallReport {
  /** From the beginning of the run. */
  readonly atMs: number
  readonly ms: number
}

/** What is a distribution over events. */
export type Distributions = Pick<Measurements, 'handoffUs' | 'waitUs' | 'holdUs' | 'overshootUs'>

/** What the rounds of one way of running a program have in common. */
export type Way = Pick<RunReport, 'experiment' | 'variant' | 'gil' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs'>

/** The distributions of several rounds as one: of all that may be compared (isSound); where there are none such, of all. */
export interface PooledReport extends Way, Distributions {
  readonly rounds: readonly number[]
}

/** One run under one GIL. */
export interface RunReport extends Measurements {
  readonly experiment: string
  /** Which way of running it: "2 threads"; empty where there is only one. */
  readonly variant: string
  readonly gil: string
  readonly round: number
  /** As the run was set up. */
  readonly switchIntervalUs: number
  /** What the program itself set by sys.setswitchinterval(), each value once, in that order, at most 100; absent where it set none. */
  readonly switchIntervalsSetUs?: readonly number[]
  readonly checkInterval: number
  readonly kernelEntryNs: number
  /** The numbers that this run put in place of those of module-level assignments `NAME = number`. Absent: the file does not say. */
  readonly constants?: Constants
  readonly outcome: Outcome
  readonly because: string
  readonly wallMs: number
  readonly stdout: string
  readonly error?: string
  /** What disturbed the run: marks of QUALITY (quality.ts). */
  readonly quality: readonly string[]
  /** When nothing of the lab ran; absent where there was no such time. */
  readonly stalls?: readonly StallReport[]
  readonly threads: readonly ThreadReport[]
  /** Processes that the program started, in that order; absent where it started none. */
  readonly processes?: readonly ProcessReport[]
  readonly lostEvents: number
  readonly stamps: number
}

export interface ComparisonReport {
  readonly metric: string
  readonly a: string
  readonly b: string
  /** a ÷ b, medians over rounds; null where it cannot be computed (a value of 0, fewer than two rounds). */
  readonly ratio: number | null
  readonly low95: number | null
  readonly high95: number | null
  readonly verdict: 'less' | 'greater' | 'cannot tell'
}

/** What the runs of an experiment say about its claim. */
export interface Verdict {
  readonly verdict: 'confirmed' | 'refuted' | 'cannot tell'
  /** The reason, in a sentence. */
  readonly because: string
  /** The figures measured here, with their 95 % intervals over rounds; empty where there are none. */
  readonly measured?: string
}

export interface ClaimReport extends Verdict {
  readonly experiment: string
  readonly claim: string
  /** Bounds, tolerances and their reasons. Absent in older files. */
  readonly details?: string
  /** What the article or its source found. */
  readonly reference?: string
}

/** The versioned result that page, command line, replays and the test fixture read and write. Readers ignore fields they do not know. */
export interface Report {
  readonly schema: 'gil-lab/report@1'
  readonly version: string
  /** ISO 8601 */
  readonly date: string
  readonly mode: 'live' | 'replay'
  readonly machine: MachineReport
  /** Workers that were started for the interpreter threads: ms until all had the machine's code, and shared memory reserved for each. */
  readonly workers?: { readonly started: number; readonly startMs: number; readonly memoryKiBEach: number }
  /** How many runs were asked for: more than there are where the series was stopped. Absent in older files. */
  readonly planned?: number
  readonly runs: readonly RunReport[]
  /** Of every way of running a program that was measured in several rounds; absent where there is none. */
  readonly pooled?: readonly PooledReport[]
  readonly comparisons: readonly ComparisonReport[]
  readonly claims: readonly ClaimReport[]
}
