import type { Outcome } from './recording.ts'

/** Percentiles of a latency, µs. n counts the observations; those finer than the clock's step are in belowStep and count as 0 in the ranks. */
export interface LatencySummary {
  readonly n: number
  readonly belowStep: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/** What this machine can do at best, measured just before the runs. */
export interface MachineReport {
  readonly on: 'node' | 'chromium' | 'firefox' | 'webkit' | 'browser'
  readonly engine: string
  readonly os: string
  readonly reportedCores: number
  /** Effective cores: work of n unlocked threads ÷ work of one in the same time. */
  readonly parallelism: number
  readonly clockStepUs: number
  readonly clockCostNs: number
  /** Park and unpark by wait/notify, one way. */
  readonly parkFloorUs: { readonly p50: number; readonly p99: number; readonly modesUs: readonly number[] }
  /** Handing a word over by spinning, one way. */
  readonly spinFloorUs: { readonly p50: number }
  /** How much longer than asked a 1 ms timed wait takes. */
  readonly timedWaitOvershootUs: { readonly p50: number; readonly p99: number }
  /** "ok", or what is wrong. */
  readonly canaries: Readonly<Record<string, string>>
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

/** One run under one GIL. What the metrics registry adds is beside these. */
export interface RunReport {
  readonly experiment: string
  readonly gil: string
  readonly round: number
  readonly switchIntervalUs: number
  readonly checkInterval: number
  readonly kernelEntryNs: number
  readonly outcome: Outcome
  readonly because: string
  readonly wallMs: number
  readonly stdout: string
  readonly error?: string
  readonly quality: readonly string[]
  readonly threads: readonly ThreadReport[]
  readonly switches: number
  readonly switchesPerSecond: number
  readonly handoffUs: LatencySummary & { readonly direct: number; readonly barging: number; readonly ratioToFloorP50: number | null }
  readonly waitUs: LatencySummary & { readonly censored: number }
  readonly holdUs: LatencySummary
  readonly overshootUs: LatencySummary
  readonly bypass: { readonly histogram: readonly number[]; readonly max: number }
  readonly vainWakes: number
  readonly fairness: { readonly jain: number; readonly jain100msP10: number; readonly shares: readonly number[] }
  readonly starvation: { readonly longestWaitMs: number; readonly longestWaitThread: string; readonly longestRunMs: number; readonly starvedShare: number; readonly neverRan: readonly string[] }
  readonly lostEvents: number
  readonly stamps: number
}

export interface ComparisonReport {
  readonly metric: string
  readonly a: string
  readonly b: string
  readonly ratio: number
  readonly low95: number
  readonly high95: number
  readonly verdict: 'less' | 'greater' | 'cannot tell'
}

export interface ClaimReport {
  readonly experiment: string
  readonly claim: string
  readonly verdict: 'confirmed' | 'refuted' | 'cannot tell'
  readonly because: string
}

/** The versioned result that page, command line, replays and the test fixture read and write. Readers ignore fields they do not know. */
export interface Report {
  readonly schema: 'gil-lab/report@1'
  readonly version: string
  /** ISO 8601 */
  readonly date: string
  readonly mode: 'live' | 'replay'
  readonly machine: MachineReport
  readonly runs: readonly RunReport[]
  readonly comparisons: readonly ComparisonReport[]
  readonly claims: readonly ClaimReport[]
}
