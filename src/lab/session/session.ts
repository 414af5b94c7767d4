import { LabError } from '../../model/errors.ts'
import type { Program } from '../../model/program.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import type { WorkersUsed } from '../execution/execution.ts'
import { instantiate, type MachineExports } from '../wasm/instance.ts'
import { MemoryPool } from '../wasm/memory.ts'
import { Crew } from './worker-pool.ts'

/** Python threads that can live at once unless the request says otherwise: what all engines can start in seconds. */
export const MAX_WORKERS = 128
/** The same in a process that a program has started: it has a memory of its own, which is to be small. */
export const CHILD_WORKERS = 16

/** One use of the lab: its workers and its memory, from the first to the last of its runs. */
export class Session {
  /** By program: when it ran last. */
  readonly workersUsed = new WeakMap<Program, WorkersUsed>()

  private constructor(
    readonly platform: Platform,
    readonly crew: Crew,
    /** Of main processes, of those that they start, and of kernels. */
    readonly memories: MemoryPool,
    readonly childMemories: MemoryPool,
    readonly kernelMemories: MemoryPool,
    readonly workers: number,
  ) {}

  /** Opens the lab, does the work, and ends every worker, whatever happens. */
  static async during<T>(platform: Platform, workers: number, work: (session: Session) => Promise<T>): Promise<T> {
    refuse(platform)
    const crew = await Crew.start(platform)
    try {
      return await work(new Session(platform, crew, new MemoryPool(workers), new MemoryPool(CHILD_WORKERS), new MemoryPool(0), workers))
    } finally {
      crew.close()
    }
  }

  /** The same, when no other lab of this page, site or process measures: they would measure each other. */
  static async alone<T>(platform: Platform, workers: number, options: RunOptions, work: (session: Session) => Promise<T>): Promise<T> {
    const { signal, onProgress } = options
    refuse(platform)
    return platform.alone(() => Session.during(platform, workers, work), { signal, onWait: () => onProgress?.({ phase: 'queued' }) })
  }

  /** The host's own instance on a memory: it never parks. */
  instance(memory: WebAssembly.Memory): MachineExports {
    return instantiate(this.crew.compiled, memory, () => performance.now())
  }
}

/** @throws LabError 'cannot-measure' where memory cannot be shared */
function refuse(platform: Platform): void {
  const refusal = platform.refusal()
  if (refusal) throw new LabError('cannot-measure', refusal.whatHappened, refusal.whatToDo)
}
