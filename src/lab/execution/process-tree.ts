import type { Poison } from '../../../assembly/abi/policies.ts'
import type { EventColumns } from '../../model/recording.ts'
import type { WorkerLease } from '../session/worker-lease.ts'
import type { PoolWorker } from '../session/worker-pool.ts'
import type { Drained } from '../worker/worker-api.ts'
import type { RunListeners } from './execution.ts'
import type { LoadedProcess } from './loaded-process.ts'
import type { ProcessLoader } from './process-loader.ts'
import type { ProcessRemains } from './process-remains.ts'
import { ProcessRun } from './process-run.ts'
import { describeThreads } from './thread-status.ts'
import type { WorkersAhead } from './workers-ahead.ts'

/** The parts of an execution that its process tree uses. */
interface TreeContext {
  readonly loader: ProcessLoader
  readonly lease: WorkerLease
  readonly ahead: WorkersAhead
  readonly listeners: RunListeners
  readonly zeroMs: number
  readonly isStopping: () => boolean
  readonly onFailure: (error: Error) => void
  /** Called when a process has begun, or when a worker has returned. */
  readonly onChange: () => void
}

/**
 * The processes of one execution. The tree loads each process that the program starts. It ends a process after the process's children,
 * unless the process ends abruptly.
 */
export class ProcessTree {
  readonly main: ProcessRun
  /** The processes whose records have not been copied yet. The key is the process's number. */
  private readonly live = new Map<number, ProcessRun>()
  /** The processes whose end the tree has begun to record. */
  private readonly hasEnded = new Set<ProcessRun>()
  private readonly copied: ProcessRemains[] = []
  private readonly requested: number[] = []
  private opened = 0
  private mainDone = false
  private lastEndNs = 0

  constructor(private readonly context: TreeContext) {
    this.main = this.open(context.loader.main, false)
  }

  /** Whether the main process, and therefore every process, has ended. */
  get isDone(): boolean {
    return this.mainDone
  }

  /** Whether no worker serves any process. */
  get allReturned(): boolean {
    return this.processes.every((process) => process.allReturned)
  }

  /** Whether a worker of a process did not return. */
  get isForced(): boolean {
    return this.processes.some((process) => process.isForced)
  }

  /** The records of each process, by number. Complete after copyRemains(). */
  get remains(): readonly ProcessRemains[] {
    return this.copied
  }

  /** The number of workers that each process asked for. Complete after copyRemains(). */
  get requestedWorkers(): readonly number[] {
    return this.requested
  }

  /** When the last main thread ended, ns on the run's clock. Complete after copyRemains(). */
  get endNs(): number {
    return this.lastEndNs
  }

  /**
   * The processes whose remaining threads must end: those that end abruptly, and those whose program and children have all ended. As in
   * multiprocessing, a process ends its daemon threads after its children have ended.
   */
  get ending(): readonly ProcessRun[] {
    return this.processes.filter(
      (process) => !process.allReturned && (process.endsAbruptly || (process.hasFinished && !this.hasChildren(process))),
    )
  }

  stop(poison: Poison): void {
    for (const process of this.processes) process.stop(poison)
    this.context.loader.hub?.stop(poison)
  }

  /**
   * Detects a deadlock of all processes together. A process whose workers have all returned counts as blocked if it has children or is the
   * main process. Any other process is not blocked if its program has ended and it has no children, because it will soon end by itself.
   * @returns 0 if any process can continue, otherwise a number as in ProcessRun.deadlock()
   */
  deadlock(): number {
    this.openSpawned()
    let sum = 0
    for (const process of this.processes) {
      const waits = this.hasChildren(process)
      if (process.allReturned && (waits || process === this.main)) continue
      if (process.hasFinished && !waits) return 0
      const blocked = process.deadlock()
      if (blocked === 0) return 0
      sum += blocked
    }
    return sum
  }

  /** Describes in one line what every live thread is doing. */
  describe(): string {
    return this.processes.map(({ loaded }) => describeThreads(loaded, (index) => this.context.loader.processName(index))).join('; ')
  }

  /** Ends the drainers of the live processes. @returns the result of each drainer; that of the main process is the first */
  finish(): Promise<Drained[]> {
    return Promise.all(this.processes.map((process) => process.finish()))
  }

  /** Copies the records of all live processes. @param drained the result of finish() */
  copyRemains(drained: readonly Drained[]): void {
    for (const [i, process] of this.processes.entries()) this.copy(process, drained[i]?.columns ?? [])
  }

  /** Returns the memories of the live processes to their pools. */
  free(): void {
    for (const { loaded, served } of this.processes) this.context.loader.free(loaded, served)
  }

  private get processes(): ProcessRun[] {
    return [...this.live.values()]
  }

  private open(loaded: LoadedProcess, isLate: boolean): ProcessRun {
    const { lease, zeroMs, loader, listeners, onFailure, isStopping } = this.context
    const process = new ProcessRun(loaded, isLate, {
      lease,
      zeroMs,
      hub: loader.hub,
      onText: listeners.onText,
      live: listeners.live,
      onSpawn: () => this.openSpawned(),
      onReturn: () => this.settle(process),
      onFailure,
      isStopping,
    })
    this.live.set(loaded.index, process)
    this.opened++
    return process
  }

  /** Loads the processes that are new in the hub's table. Then ends the processes that got a signal. */
  private openSpawned(): void {
    const { loader, onFailure, isStopping } = this.context
    while (loader.hub && !isStopping() && this.opened < loader.hub.processes) {
      const spawned = loader.hub.spawned(this.opened)
      // settle() calls this method before it ends a process. So the parent of a new process is still live.
      const parent = this.live.get(spawned.parent) as ProcessRun
      this.begin(loader.loadSpawned(spawned, parent.loaded)).catch(onFailure)
    }
    this.killSignalled()
  }

  /** Ends the processes that got a signal. */
  private killSignalled(): void {
    const { hub } = this.context.loader
    const signalled = this.processes.filter(({ loaded, isKilled }) => !isKilled && loaded.index > 0 && hub?.signal(loaded.index))
    for (const process of signalled) process.kill()
    if (signalled.length > 0) this.context.onChange()
  }

  /**
   * Begins a child process on a worker for its drainer and workers for its threads. The pool also starts as many spare workers, so that
   * the next child need not wait.
   */
  private async begin(loaded: LoadedProcess): Promise<void> {
    const { lease, ahead, onChange } = this.context
    const needed = 1 + ahead.inProcess(loaded.index)
    const child = this.open(loaded, !lease.hasReady(needed))
    const taken = lease.take(needed)
    lease.keepSpares(needed)
    const [drainer, ...workers] = await Promise.all(taken)
    await child.begin(drainer as PoolWorker, workers)
    onChange()
  }

  /**
   * Ends a process once all its workers have returned and all its children have ended. A process that ends abruptly does not wait for its
   * children.
   */
  private settle(process: ProcessRun): void {
    this.openSpawned()
    this.context.onChange()
    if (this.context.isStopping() || !process.allReturned) return
    // The main process counts as ended once no other process is live. Until then, its records stay in its memory.
    if (process === this.main && this.live.size === 1) this.mainDone = true
    if (this.hasEnded.has(process) || (this.hasChildren(process) && !process.endsAbruptly)) return
    this.hasEnded.add(process)
    if (process === this.main) this.context.loader.hub?.end(process.loaded.index, this.context.loader.exitCode(process.loaded))
    else this.end(process).catch(this.context.onFailure)
  }

  private hasChildren({ loaded: { index } }: ProcessRun): boolean {
    return this.processes.some(({ loaded }) => loaded.index !== 0 && loaded.parent === index)
  }

  private async end(process: ProcessRun): Promise<void> {
    const { loaded } = process
    const { loader } = this.context
    const { columns } = await process.finish()
    this.copy(process, columns)
    this.live.delete(loaded.index)
    const exitCode = loader.exitCode(loaded)
    loader.free(loaded, process.served)
    // Wakes the threads that wait in join() for this process.
    loader.hub?.end(loaded.index, exitCode)
    const parent = this.live.get(loaded.parent)
    if (parent) this.settle(parent)
    this.settle(this.main)
  }

  private copy(process: ProcessRun, columns: readonly EventColumns[]): void {
    const { loaded, mainEnding, requested, isLate } = process
    this.copied[loaded.index] = this.context.loader.remainsOf(loaded, columns, { startNs: mainEnding?.startNs, isLate })
    this.requested[loaded.index] = requested
    this.lastEndNs = Math.max(this.lastEndNs, mainEnding?.endNs ?? 0)
  }
}
