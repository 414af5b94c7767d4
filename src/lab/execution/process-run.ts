import { Block } from '../../../assembly/abi/events.ts'
import {
  DRAINER,
  DRAINER_END,
  EXITED,
  FINISHED,
  LIVE_THREADS,
  SERVING,
  SLOT_BYTES,
  SLOT_COUNT,
  SLOTS,
  SPARE_WORKERS,
} from '../../../assembly/abi/layout.ts'
import { Poison } from '../../../assembly/abi/policies.ts'
import type { WorkerLease } from '../session/worker-lease.ts'
import type { PoolWorker } from '../session/worker-pool.ts'
import { callback } from '../worker/expose.ts'
import type { Drained, Ending, ProcessBatch } from '../worker/worker-api.ts'
import { Arrivals } from './arrivals.ts'
import type { Hub } from './hub.ts'
import type { LiveListener } from './live-listener.ts'
import type { LoadedProcess } from './loaded-process.ts'

/** Time between two checks of begin(), ms. A check finds out whether all workers except the main thread's are parked. */
const PARKING_CHECK_MS = 1
/** The kinds of waits on a word of the hub's memory. */
const IN_HUB: readonly number[] = [Block.PROCESS, Block.PROCESS_QUEUE, Block.PROCESS_SEMAPHORE, Block.PROCESS_CHANGE]
const NOTHING: Drained = { columns: [], text: '', isWhole: true, texts: 0, batches: 0, gaps: [] }

/** The parts of an execution that its processes use. */
interface ProcessContext {
  readonly lease: WorkerLease
  readonly zeroMs: number
  readonly hub: Hub | undefined
  /** Receives the text that the process prints, as soon as it is printed. */
  readonly onText: (text: string) => void
  /** Receives the changes of the threads' states while the program runs. undefined if no caller asked for live events. */
  readonly live?: LiveListener | undefined
  /** Called when the process has entered a new process in the hub's table. */
  readonly onSpawn: () => void
  /** Called when a worker has returned or died. */
  readonly onReturn: () => void
  /** Called when a worker has died, or when a worker has trapped although nothing has stopped its process. */
  readonly onFailure: (error: Error) => void
  readonly isStopping: () => boolean
}

/** One process of an execution, from the start of its first worker to the return of its last. */
export class ProcessRun {
  private workers: PoolWorker[] = []
  /** The number of each worker in the hub, by slot. */
  private readonly hubThreads: number[] = []
  private drainer: PoolWorker | undefined
  private drained: Promise<Drained> = Promise.resolve(NOTHING)
  private readonly texts = new Arrivals()
  private readonly batches = new Arrivals()
  private begun = false
  private returned = 0
  /** Number of workers that the process has asked for, including those that have not started yet. */
  requested = 0
  /** How the main thread's worker ended. undefined while it runs, and if it died. */
  mainEnding: Ending | undefined

  /** Whether the program has ended the process by a signal. */
  isKilled = false

  /** @param isLate whether the process was created before its main thread's worker had started */
  constructor(
    readonly loaded: LoadedProcess,
    readonly isLate: boolean,
    private readonly context: ProcessContext,
  ) {}

  /** Whether all workers have returned. Then no code of the process runs. */
  get allReturned(): boolean {
    return this.begun && this.returned === this.workers.length
  }

  /** Whether the program has ended. Daemon threads may still run. */
  get hasFinished(): boolean {
    return this.word(FINISHED) !== 0
  }

  /** Whether the program has called os._exit(), or a signal ends the process. Such a process does not wait for its children. */
  get endsAbruptly(): boolean {
    return this.isKilled || this.word(EXITED) !== 0
  }

  /** Number of workers that have served the process. */
  get served(): number {
    return this.workers.length
  }

  /** Whether a worker did not return. The memory must then be abandoned. */
  get isForced(): boolean {
    return this.returned < this.workers.length
  }

  /**
   * Starts the main thread once the other workers are parked. Otherwise the first thread that the main thread starts would wait for a
   * worker.
   */
  async begin(drainer: PoolWorker, [first, ...others]: readonly PoolWorker[]): Promise<void> {
    if (!first) throw new Error('a process needs a worker')
    this.drainer = drainer
    this.requested = 1 + others.length
    if (!this.context.isStopping()) this.drain(drainer)
    for (const [i, worker] of others.entries()) this.serve(worker, i + 1)
    while (!this.context.isStopping() && this.word(SERVING) < others.length) await pause(PARKING_CHECK_MS)
    if (!this.context.isStopping()) this.serve(first, 0)
    this.begun = true
  }

  private drain(drainer: PoolWorker): void {
    const { memory, index } = this.loaded
    // With a hub, all processes print into the hub's ring, in the order of printing. The main process's drainer reads that ring.
    const output = (index === 0 && this.context.hub?.memory) || memory
    const { zeroMs } = this.context
    const onText = callback((text: string) => {
      this.context.onText(text)
      this.texts.add()
    })
    const onCall = callback(() => this.addWorkers())
    this.drained = Promise.race([drainer.api.drain(memory, output, zeroMs, onText, onCall, this.liveCallback()), drainer.death])
    this.drained.catch((error) => this.context.onFailure(error))
  }

  private liveCallback(): ((batch: ProcessBatch) => void) | undefined {
    const { live } = this.context
    if (!live) return undefined
    return callback((batch: ProcessBatch) => {
      live.receive(this.loaded, batch)
      this.batches.add()
    })
  }

  private serve(worker: PoolWorker, slot: number): void {
    if (this.context.isStopping()) return
    this.workers.push(worker)
    const { memory, index, program, compiled } = this.loaded
    const { hub, zeroMs, onSpawn } = this.context
    let serving: Promise<Ending>
    if (hub) {
      const thread = hub.attach()
      this.hubThreads[slot] = thread
      serving = worker.api.serve(memory, slot, zeroMs, program, compiled, { memory: hub.memory, thread, process: index }, callback(onSpawn))
    } else {
      serving = worker.api.serve(memory, slot, zeroMs, program, compiled)
    }
    Promise.race([serving, worker.death]).then(
      (ending) => {
        this.returned++
        if (slot === 0) this.mainEnding = ending
        // A trap is intended if it stops a machine, kills a process, or ends the daemon threads of a finished program.
        if (ending.ended === 'trap' && !this.context.isStopping() && !this.hasFinished && !this.isKilled)
          this.context.onFailure(new Error(`the machine trapped: ${ending.message}`))
        this.context.onReturn()
      },
      (error) => {
        this.returned++
        this.context.onFailure(error)
        this.context.onReturn()
      },
    )
  }

  /**
   * Takes more workers when the program has started almost as many threads as there are workers. A program that needs one more worker often
   * needs many, so the number of workers at least doubles, up to the number of slots. The new workers start in parallel.
   */
  private addWorkers(): void {
    const wanted = Math.max(this.word(LIVE_THREADS) + SPARE_WORKERS, 2 * this.workers.length)
    const missing = Math.min(this.word(SLOT_COUNT), wanted) - this.requested
    if (missing <= 0 || this.allReturned || this.context.isStopping()) return
    this.requested += missing
    for (const start of this.context.lease.take(missing)) {
      start.then(
        (worker) => {
          if (this.allReturned) this.context.lease.giveBack([worker])
          else this.serve(worker, this.workers.length)
        },
        (error) => this.context.onFailure(error),
      )
    }
  }

  private word(address: number): number {
    return Atomics.load(new Int32Array(this.loaded.memory.buffer), address >> 2)
  }

  stop(poison: Poison): void {
    this.loaded.machine.stop(poison)
    this.loaded.machine.nudge()
  }

  /** Ends the process because of a signal. After this call, the caller repeats stopDaemons() until all workers have returned. */
  kill(): void {
    this.isKilled = true
    this.stopDaemons()
  }

  /** Ends the daemon threads of a finished program. The caller repeats the call until all workers have returned. */
  stopDaemons(): void {
    this.stop(Poison.EXIT)
    for (const thread of this.hubThreads) this.context.hub?.stopThread(thread)
  }

  /**
   * Detects that every thread of the process is blocked for ever. If a thread waits for another process, or for something that processes
   * share, this method asks the hub whether the wait can end.
   * @returns 0 if any thread can continue, otherwise a number. If two checks return the same number, all threads stayed blocked in between.
   */
  deadlock(): number {
    const { machine } = this.loaded
    const blocked = machine.deadlock()
    if (blocked === 0 || this.isKilled) return 0
    for (let thread = 0; thread < machine.threadCount(); thread++) {
      const block = machine.threadBlock(thread)
      if (!IN_HUB.includes(block)) continue
      const hubThread = this.hubThreads[(machine.threadSlot(thread) - SLOTS) / SLOT_BYTES]
      if (hubThread === undefined || !this.context.hub?.isStuck(hubThread)) return 0
    }
    return blocked
  }

  /** Ends the drainer, and gives the workers back if all have returned. @returns all that was recorded; nothing if the drainer died */
  async finish(): Promise<Drained> {
    const words = new Int32Array(this.loaded.memory.buffer)
    Atomics.store(words, DRAINER >> 2, DRAINER_END)
    Atomics.notify(words, DRAINER >> 2)
    const drained = await this.drained.catch(() => NOTHING)
    await Promise.all([this.texts.until(drained.texts), this.batches.until(drained.batches)])
    if (!this.isForced) {
      // After detach(), another process may get these numbers. The list becomes empty, so that stopDaemons() does not stop that process.
      this.context.hub?.detach(this.hubThreads.splice(0))
      this.context.lease.giveBack([...this.workers, ...(this.drainer && this.loaded.index > 0 ? [this.drainer] : [])])
    }
    return drained
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
