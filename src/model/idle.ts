import type { MachineReport, RunReport } from './report.ts'

/** A core that provides less than this share of its time is not idle. */
export const IDLE_CORE = 0.85

/** How many cores were idle, and how many cores there are. */
export type IdleCount = Pick<MachineReport, 'parallelism' | 'leastParallelism' | 'reportedCores'>

/**
 * The idle cores that a run needs so that other work does not disturb it. Of the threads that share a lock, one runs while another wakes
 * up, so two cores are enough for any number of threads. On a machine with one core, that core must do.
 */
export function coresNeeded({ threads }: Pick<RunReport, 'threads'>, { reportedCores }: Pick<MachineReport, 'reportedCores'>): number {
  return threads.length > 1 ? Math.min(2, reportedCores) : 1
}

/** The fewest effective cores at any check of the measurement; null if unknown. */
export function idleThroughout({ parallelism, leastParallelism = parallelism }: IdleCount): number | null {
  return leastParallelism
}

/** Whether this machine had the idle cores that threads under a lock need when its effective cores were measured. */
export function hasIdleCores({ parallelism, reportedCores }: Pick<MachineReport, 'parallelism' | 'reportedCores'>): boolean {
  return (parallelism ?? 0) >= Math.min(2, reportedCores) * IDLE_CORE
}
