import { LabError } from '../../model/errors.ts'
import type { Program } from '../../model/program.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Platform } from '../../platform/platform.ts'
import { instantiate, type MachineExports } from '../wasm/instance.ts'
import { MemoryPool } from '../wasm/memory.ts'
import { WorkerPool } from './worker-pool.ts'

/** Limit of live Python threads in a process that a program starts. Such a process has its own memory, which should be small. */
export const CHILD_WORKERS = 16

/** The workers that a run of a program needed. The program's next run starts with at least as many workers. */
export interface WorkersUsed {
  /** For each process, the number of workers that served it, or would have served it if they had started in time. */
  readonly byProcess: readonly number[]
  /** The largest number of workers that the run needed at once. */
  readonly atOnce: number
}

/** The workers and memories that the runs of one request share. */
export class Session {
  /** The workers that the latest run of each program needed. */
  readonly workersUsed = new WeakMap<Program, WorkersUsed>()

  private constructor(
    readonly platform: Platform,
    private readonly module: WebAssembly.Module,
    readonly workerPool: WorkerPool,
    /** Memories of main processes. */
    readonly memories: MemoryPool,
    readonly childMemories: MemoryPool,
    readonly hubMemories: MemoryPool,
    readonly workers: number,
  ) {}

  /**
   * Opens a session, does the work, and always terminates every worker.
   * @param atOnce the number of workers that start while the machine is being compiled
   * @throws LabError 'cannot-measure' without shared memory
   */
  static async during<T>(platform: Platform, workers: number, work: (session: Session) => Promise<T>, atOnce = 0): Promise<T> {
    requireSharedMemory(platform)
    const machine = platform.machine()
    const pool = new WorkerPool(platform, machine)
    try {
      // If one of these starts fails, the work gets the error when it uses the worker.
      void Promise.allSettled(pool.starting(atOnce))
      const memories = [new MemoryPool(workers), new MemoryPool(CHILD_WORKERS), new MemoryPool(0)] as const
      return await work(new Session(platform, await machine, pool, ...memories, workers))
    } finally {
      pool.close()
    }
  }

  /** Like during(), but first waits until no other lab of this page, site or process measures. Two labs would disturb each other. */
  static async alone<T>(
    platform: Platform,
    workers: number,
    options: RunOptions,
    work: (session: Session) => Promise<T>,
    atOnce = 0,
  ): Promise<T> {
    const { signal, onProgress } = options
    requireSharedMemory(platform)
    return platform.alone(() => Session.during(platform, workers, work, atOnce), {
      signal,
      onWait: () => onProgress?.({ phase: 'queued' }),
    })
  }

  /** An instance of the machine on a memory, for the host's own calls. The host never parks in such a call. */
  instance(memory: WebAssembly.Memory): MachineExports {
    return instantiate(this.module, memory, () => performance.now())
  }
}

/** Checks that this platform can share memory between threads. @throws LabError 'cannot-measure' if it cannot */
function requireSharedMemory(platform: Platform): void {
  const refusal = platform.refusal()
  if (refusal) throw new LabError('cannot-measure', refusal.whatHappened, refusal.whatToDo)
}
