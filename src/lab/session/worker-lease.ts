import type { PoolWorker, WorkerPool } from './worker-pool.ts'

/** The workers that one execution has leased from the pool. A process that ends gives its workers back for the next process. */
export class WorkerLease {
  private readonly idle: PoolWorker[] = []
  private leased = 0

  constructor(private readonly pool: WorkerPool) {}

  /** The largest number of workers that the execution needed at once. */
  get size(): number {
    return this.leased
  }

  /** Whether take(count) would return workers that have all started. */
  hasReady(count: number): boolean {
    return this.pool.isReady(this.leased + count - this.idle.length)
  }

  /** Leases `count` workers. Each promise resolves as soon as its worker has started. */
  take(count: number): Promise<PoolWorker>[] {
    const again = this.idle.splice(0, count)
    const from = this.leased
    this.leased += count - again.length
    // Each call gets its own section of the pool, because the workers of an earlier call may still be starting.
    const others = this.pool.starting(this.leased).slice(from, this.leased)
    return [...again.map((worker) => Promise.resolve(worker)), ...others]
  }

  giveBack(workers: readonly PoolWorker[]): void {
    this.idle.push(...workers)
  }

  /** Starts workers ahead of demand, so that a later take(count) need not wait. */
  keepSpares(count: number): readonly Promise<PoolWorker>[] {
    return this.pool.starting(this.leased + Math.max(0, count - this.idle.length))
  }

  /** Resolves when no worker is starting any more. A starting worker would take a core from the next measurement. */
  async settled(): Promise<void> {
    await this.pool.settled()
  }
}
