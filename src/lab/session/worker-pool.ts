import { type Remote, wrap } from 'comlink'
import type { LabWorker, Platform } from '../../platform/platform.ts'
import { compareClocks, isGood, offsetBetween } from '../worker/clock-comparison.ts'
import type { WorkerApi } from '../worker/worker-api.ts'

/** A worker that has loaded the machine's code and set its clock to the host's. */
export interface PoolWorker {
  readonly api: Remote<WorkerApi>
  readonly worker: LabWorker
  /** The largest possible difference between this worker's clock and the host's. */
  clockErrorNs: number
  /** Rejects when the worker dies. Without this promise, comlink's callers would wait for ever. */
  readonly death: Promise<never>
}

/** The workers of a session. The pool starts each when it is first needed and keeps it between runs, because a start takes 25 to 50 ms. */
export class WorkerPool {
  /** The workers that run Python threads or drain a child process. The drainer of the main process is not among them. */
  private readonly interpreters: { readonly start: Promise<PoolWorker>; isReady: boolean }[] = []
  /** The workers of `interpreters` that have started. */
  private readonly ready: PoolWorker[] = []
  private drainerStart: Promise<PoolWorker> | undefined
  private isClosed = false
  /**
   * Settles when the latest clock comparison has ended. Comparisons run one after the other: the host and the worker both spin, so a second
   * comparison would take a core from the first.
   */
  private comparing: Promise<unknown> = Promise.resolve()
  /** Every worker that the pool has started and not terminated. */
  private readonly workers: LabWorker[] = []
  /** Total time spent on starting interpreters, ms. */
  startMs = 0

  /** @param machine the machine, which the engine may still be compiling while the first workers start */
  constructor(
    private readonly platform: Platform,
    private readonly machine: Promise<WebAssembly.Module>,
  ) {}

  get size(): number {
    return this.interpreters.length
  }

  /** The largest possible difference between the clocks of two workers, ns. */
  get clockOffsetNs(): number {
    return offsetBetween(this.ready.map(({ clockErrorNs }) => clockErrorNs))
  }

  /** The first `count` interpreters, once all have started. Starts the missing ones. */
  whenReady(count: number): Promise<readonly PoolWorker[]> {
    return Promise.all(this.starting(count))
  }

  /** The first `count` interpreters, each as soon as it has started. Starts the missing ones. */
  starting(count: number): readonly Promise<PoolWorker>[] {
    if (this.interpreters.length < count) this.startMissing(count)
    return this.interpreters.slice(0, count).map(({ start }) => start)
  }

  /** Whether the first `count` interpreters have started. */
  isReady(count: number): boolean {
    return this.interpreters.length >= count && this.interpreters.slice(0, count).every(({ isReady }) => isReady)
  }

  /** The worker that drains what the main process records, and afterwards computes the run's metrics. */
  drainer(): Promise<PoolWorker> {
    this.drainerStart ??= this.spawn()
    return this.drainerStart
  }

  /** Resolves when no worker is starting any more, even if a start has failed. A starting worker would take a core from a measurement. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.starting(this.size), this.drainerStart])
  }

  /** Terminates all workers for good. After this call, work that is still in progress cannot start new workers. */
  close(): void {
    this.isClosed = true
    this.terminate()
  }

  /** Terminates all workers. The caller must abandon the memories that they used. */
  terminate(): void {
    for (const worker of this.workers) worker.terminate()
    this.workers.length = 0
    this.interpreters.length = 0
    this.ready.length = 0
    this.drainerStart = undefined
    // A comparison with a terminated worker never ends, so no later comparison may wait for it.
    this.comparing = Promise.resolve()
  }

  /**
   * Repeats the clock comparisons whose error was too large. Such errors occur while other workers start, because the starts keep the cores
   * busy. The caller calls this method between runs.
   */
  async repeatComparisons(): Promise<void> {
    for (const worker of this.ready) {
      if (isGood(worker.clockErrorNs)) continue
      await Promise.race([setClock(worker), worker.death])
      // The repeated comparison was not good either: other work keeps a core busy, and would spoil the remaining comparisons too.
      if (!isGood(worker.clockErrorNs)) return
    }
  }

  private startMissing(count: number): void {
    const begin = performance.now()
    const starts: Promise<PoolWorker>[] = []
    while (this.interpreters.length < count) {
      const start = this.spawn()
      const interpreter = { start, isReady: false }
      starts.push(start)
      this.interpreters.push(interpreter)
      start.then(
        (worker) => {
          interpreter.isReady = true
          this.ready.push(worker)
        },
        // Callers of starting() receive the error, so this handler ignores it.
        () => {},
      )
    }
    const addTime = () => {
      this.startMs += performance.now() - begin
    }
    Promise.all(starts).then(addTime, addTime)
  }

  private async spawn(): Promise<PoolWorker> {
    if (this.isClosed) throw new WorkerDeath('the lab was closed')
    const worker = this.platform.spawn()
    this.workers.push(worker)
    const death = new Promise<never>((_, reject) => worker.onDeath((reason) => reject(new WorkerDeath(reason))))
    // Between runs no other code handles this rejection.
    death.catch(() => {})
    const api = wrap<WorkerApi>(worker.endpoint)
    await Promise.race([this.machine.then((module) => api.load(module)), death])
    const started: PoolWorker = { api, worker, death, clockErrorNs: 0 }
    const compared = this.comparing.then(() => Promise.race([setClock(started), death]))
    this.comparing = compared.catch(() => {})
    await compared
    return started
  }
}

async function setClock(worker: PoolWorker): Promise<void> {
  const { ms, errorNs } = await compareClocks(worker.api)
  await worker.api.setClock(ms)
  worker.clockErrorNs = errorNs
}

/** The error when a worker's script did not load or threw an error, when the engine terminated a worker, or when the pool is closed. */
export class WorkerDeath extends Error {
  override readonly name = 'WorkerDeath'
}
