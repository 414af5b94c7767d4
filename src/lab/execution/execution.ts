import { Poison } from '../../../assembly/abi/policies.ts'
import { LabError } from '../../model/errors.ts'
import type { EventColumns, Stall } from '../../model/recording.ts'
import type { WorkersUsed } from '../session/session.ts'
import { WorkerLease } from '../session/worker-lease.ts'
import type { WorkerPool } from '../session/worker-pool.ts'
import { lastEvents } from './last-events.ts'
import type { LiveListener } from './live-listener.ts'
import type { ProcessLoader } from './process-loader.ts'
import type { ProcessRemains } from './process-remains.ts'
import { ProcessTree } from './process-tree.ts'
import { HostStallDetector, stallsOf } from './stalls.ts'
import { type Stopping, type Watched, Watcher } from './watcher.ts'
import type { WorkersAhead } from './workers-ahead.ts'

/** The result of an execution. */
export interface Executed {
  readonly ended: 'returned' | 'stopped' | 'deadlocked'
  /** Why the execution was stopped. For a deadlock, what each thread was waiting for. Empty if the execution ended by itself. */
  readonly because: string
  /** The records of each process, by number. */
  readonly processes: readonly ProcessRemains[]
  readonly text: string
  /** Whether `text` is all that the program printed. */
  readonly isWhole: boolean
  /** The periods in which no thread of the lab ran. */
  readonly stalls: readonly Stall[]
  /** When the main thread of the main process started, ns on the run's clock. 0 if this thread did not return. */
  readonly startNs: number
  /**
   * The time at which the last main thread returned, ns on the run's clock. Each process has a main thread. If the main process's main
   * thread did not return, this is the time at which the run ended.
   */
  readonly endNs: number
  readonly workers: WorkersUsed
  /** Whether some worker did not return. All memories must then be abandoned. */
  readonly forced: boolean
}

/** Callbacks that receive data while a program runs. */
export interface RunListeners {
  readonly onText: (text: string) => void
  /** Receives the events while the run continues. undefined if no caller asked for them. */
  readonly live: LiveListener | undefined
}

/**
 * One run of a program: its main process and all processes that it starts. It lasts from the first worker's start to the last worker's
 * return.
 */
export class Execution implements Watched {
  readonly tree: ProcessTree
  readonly stalls: HostStallDetector
  stopping: Stopping | undefined
  private readonly lease: WorkerLease
  private readonly watcher = new Watcher(this)
  private failure: Error | undefined

  constructor(
    private readonly pool: WorkerPool,
    loader: ProcessLoader,
    private readonly zeroMs: number,
    private readonly ahead: WorkersAhead,
    listeners: RunListeners,
  ) {
    this.lease = new WorkerLease(pool)
    this.stalls = new HostStallDetector(zeroMs)
    this.tree = new ProcessTree({
      loader,
      lease: this.lease,
      ahead,
      listeners,
      zeroMs,
      isStopping: () => this.stopping !== undefined,
      onFailure: (error) => this.fail(error),
      onChange: () => this.watcher.wake(),
    })
  }

  /** Ends the program: each thread ends when it next checks its eval breaker, or when it wakes. Later calls have no effect. */
  stop(poison: Poison, because: string): void {
    if (this.stopping) return
    this.stopping = { poison, because, sinceMs: performance.now() }
    this.tree.stop(poison)
    this.watcher.wake()
  }

  /**
   * Runs the program to its end. @throws LabError 'broken-run' within a second after a worker died. The error describes what every thread
   * was doing.
   */
  async run(): Promise<Executed> {
    const { tree, lease, ahead } = this
    const workers = await Promise.all(lease.take(ahead.inProcess(0)))
    await Promise.all(lease.keepSpares(ahead.spare))
    await tree.main.begin(await this.pool.drainer(), workers)
    await this.watcher.watch()
    const drained = await tree.finish()
    const columns = drained.flatMap((process) => process.columns)
    if (this.failure) throw this.broken(this.failure, columns)
    tree.copyRemains(drained)
    const forced = tree.isForced
    if (!forced) {
      tree.free()
      await lease.settled()
    }
    const { mainEnding } = tree.main
    return {
      ended: this.ended,
      because: this.stopping?.because ?? '',
      processes: tree.remains,
      text: drained[0]?.text ?? '',
      isWhole: drained[0]?.isWhole ?? true,
      stalls: [...this.stalls.sleeps, ...stallsOf(this.stalls.gaps, drained[0]?.gaps ?? [], columns)],
      startNs: mainEnding?.startNs ?? 0,
      endNs: mainEnding ? tree.endNs : (performance.now() - this.zeroMs) * 1e6,
      workers: { byProcess: tree.requestedWorkers, atOnce: lease.size },
      forced,
    }
  }

  private get ended(): Executed['ended'] {
    if (!this.stopping) return 'returned'
    return this.stopping.poison === Poison.DEADLOCK ? 'deadlocked' : 'stopped'
  }

  private fail(error: Error): void {
    this.failure ??= error
    this.stop(Poison.DEATH, error.message)
  }

  private broken(error: Error, columns: readonly EventColumns[]): LabError {
    return new LabError(
      'broken-run',
      `A worker of the lab died: ${error.message}\n${this.tree.describe()}\n${lastEvents(columns)}`,
      'This run has no result. Run it again. If it happens again, please report it with the lines above.',
    )
  }
}
