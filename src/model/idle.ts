import type { MachineReport } from './report.ts'

/** A core that gives less than this of itself is not idle. */
export const IDLE_CORE = 0.85

/** Effective cores as long as it was measured; null: not known. */
export function idleThroughout({ parallelism, leastParallelism = parallelism }: MachineReport): number | null {
  return leastParallelism
}
