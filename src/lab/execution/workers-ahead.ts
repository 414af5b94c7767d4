import { SPARE_WORKERS } from '../../../assembly/abi/layout.ts'
import type { Program } from '../../model/program.ts'
import { CHILD_WORKERS, type Session } from '../session/session.ts'
import type { Provision } from './execution.ts'

/** A drainer. */
const BESIDE_INTERPRETERS = 1

/**
 * The workers that a run begins with: what the program used when it ran before, else what its source lets expect, and spare ones. Where there may
 * be processes, the rest of the crew is theirs; else all of the crew serves.
 */
export function provisionOf({ workers, crew, workersUsed }: Session, program: Program, hasProcesses: boolean): Provision {
  const { byProcess: used, atOnce } = workersUsed.get(program) ?? { byProcess: [], atOnce: 0 }
  const { threads, processes } = program.expected
  const spares = threads > 0 ? SPARE_WORKERS : 0
  const main = Math.min(workers, Math.max(1 + threads + spares, used[0] ?? 0, hasProcesses ? 0 : crew.size))
  const child = Math.min(1 + spares, CHILD_WORKERS)
  return {
    workersOf: (process) => (process === 0 ? main : (used[process] ?? child)),
    spare: hasProcesses ? Math.max(processes * (BESIDE_INTERPRETERS + child), atOnce - main) : 0,
  }
}
