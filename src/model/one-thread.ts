import type { RunReport } from './report.ts'

/** Whether one thread did all the work of a run. It competes with no other thread, so a GIL can only change the cost of its own steps. */
export function hasOneThread({ threads, processes = [] }: Pick<RunReport, 'threads' | 'processes'>): boolean {
  return threads.length < 2 && processes.length === 0
}
