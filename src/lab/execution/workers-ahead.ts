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
 * Computes how many workers a run prepares. If the program's source suggests threads, each process gets spare workers. The main process
 * gets workers for its main thread and the suggested threads, and at least as many workers as it used in the program's last run. If the
 * program cannot start processes, the main process also gets every worker that the pool has already started. The main process never gets
 * more workers than the session allows. A child gets as many workers as the child with the same number used in the last run. If the last
 * run had no such child, the child gets one worker for its main thread, and its spare workers.
 */
export function workersAhead({ workers, workerPool, workersUsed }: Session, program: Program, hasProcesses: boolean): WorkersAhead {
  const { byProcess: used, atOnce } = workersUsed.get(program) ?? { byProcess: [], atOnce: 0 }
  const { threads, processes } = program.expected
  const spares = threads > 0 ? SPARE_WORKERS : 0
  const main = Math.min(workers, Math.max(1 + threads + spares, used[0] ?? 0, hasProcesses ? 0 : workerPool.size))
  const child = Math.min(1 + spares, CHILD_WORKERS)
  return {
    inProcess: (process) => (process === 0 ? main : (used[process] ?? child)),
    spare: hasProcesses ? Math.max(processes * (DRAINERS + child), atOnce - main) : 0,
  }
}
