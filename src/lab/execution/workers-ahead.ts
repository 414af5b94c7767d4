import { SPARE_WORKERS } from '../../../assembly/abi/layout.ts'
import type { Program } from '../../model/program.ts'
import { CHILD_WORKERS, type Session } from '../session/session.ts'

/** Each child process needs one worker for its drainer. */
const DRAINERS = 1

/** The numbers of workers that a run prepares before its program needs them. */
export interface WorkersAhead {
  /** Number of workers that a process has when it starts, by the process's number. */
  readonly inProcess: (process: number) => number
  /** Further workers, kept ready for the processes that the main process starts. */
  readonly spare: number
}

/**
 * How many workers of the main process a program's source suggests: one for each thread, the main thread included, and spare ones if it
 * starts threads.
 */
export function suggestedWorkers({ expected: { threads } }: Program): number {
  return 1 + threads + (threads > 0 ? SPARE_WORKERS : 0)
}

/**
 * Computes how many workers a run prepares.
 *
 * The main process gets a worker for its main thread and for each thread that the program's source suggests. If the source
 * suggests threads, the main process also gets spare workers. It gets at least as many workers as in the program's last run. If the program
 * cannot start processes, the main process also gets every worker that the pool has already started. It never gets more workers than the
 * session allows.
 *
 * A child gets as many workers as the child with the same number in the program's last run. If that run had no such child, the child gets a
 * worker for its main thread, and spare workers if the source suggests threads.
 */
export function workersAhead({ workers, workerPool, workersUsed }: Session, program: Program, hasProcesses: boolean): WorkersAhead {
  const { byProcess: used, atOnce } = workersUsed.get(program) ?? { byProcess: [], atOnce: 0 }
  const { threads, processes } = program.expected
  const spares = threads > 0 ? SPARE_WORKERS : 0
  const main = Math.min(workers, Math.max(suggestedWorkers(program), used[0] ?? 0, hasProcesses ? 0 : workerPool.size))
  const child = Math.min(1 + spares, CHILD_WORKERS)
  return {
    inProcess: (process) => (process === 0 ? main : (used[process] ?? child)),
    spare: hasProcesses ? Math.max(processes * (DRAINERS + child), atOnce - main) : 0,
  }
}
