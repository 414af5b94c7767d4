import type { MachineReport, RunReport } from './report.ts'

/** A core that gives less than this of itself is not idle. */
export const IDLE_CORE = 0.85

/** Idle cores that a run needs, so that other work is not measured with it: two threads and a lock need two, and more threads need no more. */
export function coresNeeded({ threads }: Pick<RunReport, 'threads'>, { reportedCores }: Pick<MachineReport, 'reportedCores'>): number {
  return threads.length > 1 ? Math.min(2, reportedCores) : 1
}

/** Effective cores as long as it was measured; null: not known. */
export function idleThroughout({ parallelism, leastParallelism = parallelism }: MachineReport): number | null {
  return leastParallelism
}
