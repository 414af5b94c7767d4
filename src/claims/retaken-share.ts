import type { RunReport } from '../model/report.ts'

/** Of the times that the GIL was taken, the share that went to the thread that had it last; of a run whose GIL is handed over at all. */
export function retakenShare({ threads, switches }: RunReport): number {
  const taken = threads.reduce((total, { acquisitions }) => total + acquisitions, 0)
  // The first had no one before it.
  return (taken - 1 - switches) / (taken - 1)
}
