import { proxy } from 'comlink'
import { Block } from '../../assembly/abi/events.ts'
import { DRAINER, SLOT_BYTES, SLOT_COUNT, SLOT_THREAD, SLOTS } from '../../assembly/abi/layout.ts'
import type { Poison } from '../../assembly/abi/policies.ts'
import type { CrewMember } from './crew.ts'
import { DRAINER_END, type Drained } from './drainer.ts'
import type { MachineExports } from './instance.ts'
import type { Kernel } from './kernel.ts'
import type { ProcessBatch } from './live-feed.ts'
import { Arrivals, type LiveListener } from './live-listener.ts'
import type { Staff } from './staff.ts'
import type { Ending } from './worker.ts'

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

const NOTHING: Drained = { columns: [], text: '', batches: 0, gaps: [] }

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
  private readonly batches = new Arrivals()
  private begun = false
  private home = 0
  /** Of the main thread's worker. */
  main: Ending | undefined
  /** Times that workers were started while it ran: their start is in the figures. */
  late = 0

  constructor(
    readonly loaded: Loaded,
    private readonly around: Surroundings,
  ) {}

  /** All its workers are home: nothing of it runs. */
  get isHome(): boolean {
    return this.begun && this.home === this.members.length
  }

  /** Workers that served it. */
  get workers(): number {
    return this.members.length
  }

  /** A worker did not come home: its memory must be abandoned. */
  get isForced(): boolean {
    return this.home < this.members.length
  }

  async begin(drainer: CrewMember, workers: number): Promise<void> {
    const members = await this.around.staff.hire(workers)
    this.drainer = drainer
    this.begun = true
    if (this.around.isStopping()) return
    const { memory, index } = this.loaded
    // What all processes print lies in the kernel's ring, in the order in which they printed it: the main process's drainer takes it.
    const output = (index === 0 && this.around.kernel?.memory) || memory
    const { zeroMs, onText } = this.around
    this.drained = Promise.race([drainer.api.drain(memory, output, zeroMs, proxy(onText), this.ear()), drainer.death])
    this.drained.catch((error) => this.around.onFailure(error))
    for (const member of members) this.serve(member)
  }

  private ear(): ((batch: ProcessBatch) => void) | undefined {
    const { live } = this.around
    if (!live) return undefined
    return proxy((batch: ProcessBatch) => {
      live.hear(this.loaded, batch)
      this.batches.arrive()
    })
  }

  private serve(member: CrewMember): void {
    const slot = this.members.push(member) - 1
    const { memory, index } = this.loaded
    const { kernel, zeroMs, onSpawn } = this.around
    let serving: Promise<Ending>
    if (kernel) {
      const thread = kernel.attach()
      this.kernelThreads[slot] = thread
      serving = member.api.serve(memory, slot, zeroMs, { memory: kernel.memory, thread, process: index }, proxy(onSpawn))
    } else {
      serving = member.api.serve(memory, slot, zeroMs)
    }
    Promise.race([serving, member.death]).then(
      (end) => {
        this.home++
        if (slot === 0) this.main = end
        // A stopped machine traps on purpose.
        if (end.ended === 'trap' && !this.around.isStopping()) this.around.onFailure(new Error(`the machine trapped: ${end.message}`))
        this.around.onHome()
      },
      (error) => {
        this.home++
        this.around.onFailure(error)
        this.around.onHome()
      },
    )
  }

  /** The program has started more threads than there are workers: start those too. The new thread's parent waits for it anyway. Returns whether any was. */
  async serveLateSlots(): Promise<boolean> {
    if (!this.begun || this.isHome) return false
    const before = this.late
    const words = new Int32Array(this.loaded.memory.buffer)
    const slots = words[SLOT_COUNT >> 2] ?? 0
    for (let slot = this.members.length; slot < slots; slot++) {
      if (Atomics.load(words, (SLOTS + slot * SLOT_BYTES + SLOT_THREAD) >> 2) <= 1) continue
      // Who needs one more most often needs many: twice as many as there were, so that they start side by side.
      const wanted = Math.min(slots, Math.max(slot + 1, 2 * this.members.length)) - this.members.length
      for (const member of await this.around.staff.hire(wanted)) this.serve(member)
      this.late++
      slot = this.members.length - 1
    }
    return this.late > before
  }

  stop(poison: Poison): void {
    this.loaded.machine.stop(poison)
    this.loaded.machine.nudge()
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
    await this.batches.until(drained.batches)
    if (!this.isForced) this.around.staff.release([...this.members, ...(this.drainer && this.loaded.index > 0 ? [this.drainer] : [])])
    return drained
  }
}
