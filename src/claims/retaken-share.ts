import type { RunReport } from '../model/report.ts'

/**
 * The share of the acquisitions that went to the previous holder of the GIL. The share has a meaning only under a GIL with one holder at a
 * time.
 */
export function retakenShare({ threads, switches }: RunReport): number {
  const taken = threads.reduce((total, { acquisitions }) => total + acquisitions, 0)
  // The first acquisition has no previous holder.
  return (taken - 1 - switches) / (taken - 1)
}
