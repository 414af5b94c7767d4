/** The clock of one worker. */
export interface ClockReport {
  /** The smallest difference between two reads. */
  readonly stepUs: number
  /** The time of one read. */
  readonly costNs: number
  /** The largest possible error of this clock against the host's. */
  readonly errorUs: number
}

/** Percentiles of the times of one operation, µs, by nearest rank. 0: below the resolution. p99 is the largest time if n is below 100. */
export interface ProbedTimes {
  readonly p50: number
  readonly p99: number
  /** The number of times; absent in older files. */
  readonly n?: number
}

/**
 * The time of a bare hand-off between two threads, from the notify of one thread to the return of the wait of the other. Before it hands
 * off in turn, a thread computes for a while. 0: below resolutionUs. Older files lack resolutionUs; the clock's step applies to them.
 */
export interface ParkFloor extends ProbedTimes {
  readonly resolutionUs?: number
  readonly modesUs: readonly number[]
  /** Later checks of remembered limits compare with these; absent in older files. */
  readonly p10?: number
  readonly p90?: number
}

/** How much later than requested a timed wait of one length ends. */
export interface TimedWaitReport extends Required<ProbedTimes> {
  readonly waitUs: number
}

/** Which of several waiters a wake-up woke. Only wake-ups with two or more waiters count. */
export interface WakeOrderReport {
  readonly wakes: number
  /** The wake-ups that woke the longest waiter. */
  readonly longestFirst: number
}

/**
 * Whether a lock slows the waits of threads that do not use it. `ratio`: the mean time of a wait that ends at once, beside two other
 * threads that hand a word of their own to each other ÷ the same beside a thread that only computes, over interleaved rounds, with a 95 %
 * interval.
 */
export interface UnrelatedLockReport {
  readonly ratio: number
  readonly low95: number
  readonly high95: number
  readonly rounds: number
}

/**
 * The time from a drop request under `switch` until the holder has released the GIL, as the median of the means of batches, with a 95 %
 * interval. n: requests. parkEntryNs: the time of a wait that ends at once, about the time from the start of a park until the thread
 * sleeps.
 */
export interface ReactionReport {
  readonly meanNs: number
  readonly low95Ns: number
  readonly high95Ns: number
  readonly n: number
  readonly parkEntryNs: number
}

/**
 * What other processes did from the measurement of the effective cores to the end of the probe, in cores: 0.1 means a tenth of one core.
 * stolenCores: the time for which the host of a virtual machine gave its cores to others; null where the system does not report it.
 * loadAverage: threads that wanted a core in the last minute, including the lab's.
 */
export interface LoadReport {
  readonly otherCores: number
  readonly stolenCores: number | null
  readonly loadAverage: number | null
}

/**
 * A check of limits that an earlier run measured. holds: the check agrees with them, so the report shows them. Otherwise the report shows
 * new measurements.
 */
export interface RememberedReport {
  /** When they were measured, in ISO 8601. */
  readonly date: string
  readonly holds: boolean
  /** The number of parks in the check, and their median, µs. */
  readonly parks: number
  readonly parkP50Us: number
}

/**
 * The limits of this machine. Before the first run, the lab measures only the limits that a run's figures depend on, so that the first
 * figures come soon. The lab measures the other limits after the third round, or after the last one of fewer. null: not measured yet, or
 * the measurement was stopped before. Older files lack the optional fields.
 */
export interface MachineReport {
  readonly on: 'node' | 'chromium' | 'firefox' | 'webkit' | 'browser'
  readonly engine: string
  readonly os: string
  readonly reportedCores: number
  /** Effective cores: work of n unlocked threads ÷ work of one undisturbed thread in the same time. */
  readonly parallelism: number | null
  /** The 95 % interval of `parallelism`, from its rounds. */
  readonly parallelism95?: { readonly low: number; readonly high: number; readonly rounds: number } | null
  /**
   * The fewest effective cores found by any check. Checks run between the rounds and after the last one. Absent from the MachineReports in
   * the progress phases 'measured' and 'machine'.
   */
  readonly leastParallelism?: number | null
  /** The coarsest step of any probed worker's clock. */
  readonly clockStepUs: number
  /** The largest possible difference between two workers' clocks in any run. */
  readonly clockOffsetUs?: number
  /** The slowest read of any probed worker's clock. */
  readonly clockCostNs: number
  /** The clock of each probed worker. */
  readonly clocks?: readonly ClockReport[]
  readonly parkFloorUs: ParkFloor
  /** The time to hand a word to another thread that spins, one way. */
  readonly spinFloorUs: { readonly p50: number } | null
  /** The overshoot of a 1 ms timed wait. 0: below the clock's step. */
  readonly timedWaitOvershootUs: ProbedTimes | null
  /** The overshoot of timed waits of several lengths, 1 ms among them. */
  readonly timedWaits?: readonly TimedWaitReport[] | null
  readonly wakeOrder?: WakeOrderReport | null
  /** null also if too few cores were idle. */
  readonly unrelatedLock?: UnrelatedLockReport | null
  readonly reaction?: ReactionReport | null
  /** null also in browsers, which do not report what other processes do. */
  readonly load?: LoadReport | null
  /** Absent if no earlier run has measured this machine, or if the lab may not remember. */
  readonly remembered?: RememberedReport
  /** The result of each canary, a test of the engine: "ok", or a description of the fault. */
  readonly canaries: Readonly<Record<string, string>>
}

/** A machine with all its measurements. */
export interface WholeMachineReport extends MachineReport {
  readonly parallelism: number
  readonly spinFloorUs: { readonly p50: number }
  readonly timedWaitOvershootUs: ProbedTimes
}
