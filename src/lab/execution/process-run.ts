import { Block } from '../../../assembly/abi/events.ts'
import {
  DRAINER,
  DRAINER_END,
  FINISHED,
  LIVE_THREADS,
  SERVING,
  SLOT_BYTES,
  SLOT_COUNT,
  SLOTS,
  SPARE_WORKERS,
} from '../../../assembly/abi/layout.ts'
import { Poison } from '../../../assembly/abi/policies.ts'
import type { Staff } from '../session/worker-lease.ts'
import type { CrewMember } from '../session/worker-pool.ts'
import type { MachineExports } from '../wasm/instance.ts'
import type { Drained } from '../worker/drainer.ts'
import { callback } from '../worker/expose.ts'
import type { ProcessBatch } from '../worker/live-feed.ts'
import type { Ending } from '../worker/worker.ts'
import type { Kernel } from './hub.ts'
import { Arrivals, type LiveListener } from './live-listener.ts'

/** A process that is ready to run: its memory with the program, and the host's instance on it. */
export interface Loaded {
  /** Its number in the kernel's table; 0 is the main process. */
  readonly index: number
  /** The number of the process that started it; its own for the main process. */
  readonly parent: number
  /** "Process-1"; empty for the main process. */
  readonly name: string
  /** What stands after "Process-" in the name of its first child, before that one's own number: "1:"; empty for the main process. */
  readonly identity: string
  readonly memory: WebAssembly.Memory
  readonly machine: MachineExports
  /** What Python calls its threads. */
  readonly threadName: (thread: number) => string
}

/** Between two looks whether all first workers are parked, ms. */
const PARKING_LOOK_MS = 1
const NOTHING: Drained = { columns: [], text: '', texts: 0, batches: 0, gaps: [] }

/** What a process needs of the execution that it is part of. */
export interface Surroundings {
  readonly staff: Staff
  readonly zeroMs: number
  readonly kernel: Kernel | undefined
  /** Text that it printed, as it was printed. */
  readonly onText: (text: string) => void
  /** Absent: nobody wants to know while it runs what its threads do. */
  readonly live?: LiveListener | undefined
  /** It has entered one in the kernel's table. */
  readonly onSpawn: () => void
  /** A worker has come home. */
  readonly onHome: () => void
  /** A worker has died, or the machine has trapped unasked. */
  readonly onFailure: (error: Error) => void
  readonly isStopping: () => boolean
}

/** One process of an execution, from its first worker's start to its last one's return. */
export class ProcessRun {
  private members: CrewMember[] = []
  /** By slot: the worker's number in the kernel. */
  private readonly kernelThreads: number[] = []
  private drainer: CrewMember | undefined
  private drained: Promise<Drained> = Promise.resolve(NOTHING)
  private readonly texts = new Arrivals()
  private readonly batches = new Arrivals()
  private begun = false
  private home = 0
  /** Workers that were hired, those that are on their way included. */
  hired = 0
  /** Of the main thread's worker. */
  main: Ending | undefined

  /** @param isLate its main thread's worker had to be started when the process was */
  constructor(
    readonly loaded: Loaded,
    readonly isLate: boolean,
    private readonly around: Surroundings,
  ) {}

  /** All its workers are home: nothing of it runs. */
  get isHome(): boolean {
    return this.begun && this.home === this.members.length
  }

  /** Its program has ended; daemon threads may be left. */
  get hasFinished(): boolean {
    return this.word(FINISHED) !== 0
  }

  /** Workers that served it. */
  get workers(): number {
    return this.members.length
  }

  /** A worker did not come home: its memory must be abandoned. */
  get isForced(): boolean {
    return this.home < this.members.length
  }

  /** Its main thread begins when all its workers are parked: else the first thread that it starts would wait for one that is on its way. */
  async begin(drainer: CrewMember, [first, ...others]: readonly CrewMember[]): Promise<void> {
    if (!first) throw new Error('a process needs a worker')
    this.drainer = drainer
    this.hired = 1 + others.length
    if (!this.around.isStopping()) this.drain(drainer)
    for (const [i, member] of others.entries()) this.serve(member, i + 1)
    while (!this.around.isStopping() && this.word(SERVING) < others.length) await pause(PARKING_LOOK_MS)
    if (!this.around.isStopping()) this.serve(first, 0)
    this.begun = true
  }

  private drain(drainer: CrewMember): void {
    const { memory, index } = this.loaded
    // What all processes print lies in the kernel's ring, in the order in which they printed it: the main process's drainer takes it.
    const output = (index === 0 && this.around.kernel?.memory) || memory
    const { zeroMs, onText } = this.around
    const hear = callback((text: string) => {
      onText(text)
      this.texts.arrive()
    })
    const onCall = callback(() => this.addWorkers())
    this.drained = Promise.race([drainer.api.drain(memory, output, zeroMs, hear, onCall, this.ear()), drainer.death])
    this.drained.catch((error) => this.around.onFailure(error))
  }

  private ear(): ((batch: ProcessBatch) => void) | undefined {
    const { live } = this.around
    if (!live) return undefined
    return callback((batch: ProcessBatch) => {
      live.hear(this.loaded, batch)
      this.batches.arrive()
    })
  }

  private serve(member: CrewMember, slot: number): void {
    if (this.around.isStopping()) return
    this.members.push(member)
    const { memory, index } = this.loaded
    const { kernel, zeroMs, onSpawn } = this.around
    let serving: Promise<Ending>
    if (kernel) {
      const thread = kernel.attach()
      this.kernelThreads[slot] = thread
      serving = member.api.serve(memory, slot, zeroMs, { memory: kernel.memory, thread, process: index }, callback(onSpawn))
    } else {
      serving = member.api.serve(memory, slot, zeroMs)
    }
    Promise.race([serving, member.death]).then(
      (end) => {
        this.home++
        if (slot === 0) this.main = end
        // A stopped machine traps on purpose, and so does a daemon thread at the end of its program.
        if (end.ended === 'trap' && !this.around.isStopping() && !this.hasFinished)
          this.around.onFailure(new Error(`the machine trapped: ${end.message}`))
        this.around.onHome()
      },
      (error) => {
        this.home++
        this.around.onFailure(error)
        this.around.onHome()
      },
    )
  }

  /**
   * The program has started all but the last of its workers' threads, or more. Who needs one more most often needs many: twice as many as there
   * were, so that they start side by side.
   */
  private addWorkers(): void {
    const wanted = Math.max(this.word(LIVE_THREADS) + SPARE_WORKERS, 2 * this.members.length)
    const missing = Math.min(this.word(SLOT_COUNT), wanted) - this.hired
    if (missing <= 0 || this.isHome || this.around.isStopping()) return
    this.hired += missing
    for (const start of this.around.staff.hire(missing)) {
      start.then(
        (member) => {
          if (this.isHome) this.around.staff.release([member])
          else this.serve(member, this.members.length)
        },
        (error) => this.around.onFailure(error),
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

  /** Its program has ended, and nothing keeps its daemon threads. Call it again until all workers are home, as stop(). */
  stopDaemons(): void {
    this.stop(Poison.EXIT)
    for (const thread of this.kernelThreads) this.around.kernel?.stopThread(thread)
  }

  /**
   * Whether nothing can ever happen again in it, as Control.deadlock: 0 if something can, else a number that is the same in two looks only if all
   * stayed blocked between them. A wait for other processes is looked at where it takes place, in the kernel.
   */
  deadlock(): number {
    const { machine } = this.loaded
    const blocked = machine.deadlock()
    if (blocked === 0) return 0
    for (let thread = 0; thread < machine.threadCount(); thread++) {
      const block = machine.threadBlock(thread)
      if (block !== Block.PROCESS && block !== Block.PROCESS_QUEUE) continue
      const kernelThread = this.kernelThreads[(machine.threadSlot(thread) - SLOTS) / SLOT_BYTES]
      if (kernelThread === undefined || !this.around.kernel?.isStuck(kernelThread)) return 0
    }
    return blocked
  }

  /** Ends the drainer. Returns all that was recorded; the workers, where all came home, are free again. */
  async finish(): Promise<Drained> {
    const words = new Int32Array(this.loaded.memory.buffer)
    Atomics.store(words, DRAINER >> 2, DRAINER_END)
    Atomics.notify(words, DRAINER >> 2)
    const drained = await this.drained.catch(() => NOTHING)
    await Promise.all([this.texts.until(drained.texts), this.batches.until(drained.batches)])
    if (!this.isForced) this.around.staff.release([...this.members, ...(this.drainer && this.loaded.index > 0 ? [this.drainer] : [])])
    return drained
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
