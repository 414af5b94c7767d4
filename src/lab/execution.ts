import { proxy } from 'comlink'
import { DRAINER, SLOT_BYTES, SLOT_COUNT, SLOT_THREAD, SLOTS } from '../../assembly/abi/layout.ts'
import { Poison } from '../../assembly/abi/policies.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns } from '../model/recording.ts'
import type { Crew, CrewMember } from './crew.ts'
import { DRAINER_END } from './drainer.ts'
import type { MachineExports } from './instance.ts'
import { lastEvents } from './last-events.ts'
import { describeStand } from './stand.ts'
import type { ClockZero, Ending } from './worker.ts'

/**
 * Between two looks at a running machine, ms: soon at first, when a program starts its threads, then rarer. A look wakes a thread for 0.1
 * to 0.25 ms on a core that a thread under measure may be using: at one every 10 ms, two threads lost about 1 % of their switches a second.
 */
const FIRST_LOOK_MS = 5
const LONGEST_LOOK_MS = 50
/** The host looks for a deadlock at most this often, ms. Two looks in a row must agree. */
const DEADLOCK_MS = 100
/** Who has not answered a stop by then is ended by force, ms. */
const STOP_GRACE_MS = 800

/** How an execution ended, before anybody looks at what it recorded. */
export interface Executed {
  readonly ended: 'home' | 'stopped' | 'deadlocked'
  readonly because: string
  readonly columns: readonly EventColumns[]
  readonly text: string
  /** ns on the run's clock: from when the main thread's worker began until it was home, which is after all others. */
  readonly startNs: number
  readonly endNs: number
  /** Workers started while it ran: their start is in the figures. */
  readonly lateWorkers: number
  /** A worker had to be ended by force: the memory must be abandoned. */
  readonly forced: boolean
}

/** One loaded machine on its way from createMain() to the last worker's return. */
export class Execution {
  private readonly served: Promise<Ending>[] = []
  private failure: Error | undefined
  private stopping: { readonly poison: Poison; readonly because: string; readonly sinceMs: number } | undefined
  /** Text that the drainer has sent while the program ran: how much of it was passed on. */
  private heard = 0
  private ended = false
  private home = 0
  private main: Ending | undefined
  /** Ends the pause between two looks. */
  private wake: () => void = () => {}
  private late = 0

  constructor(
    private readonly crew: Crew,
    private readonly memory: WebAssembly.Memory,
    private readonly machine: MachineExports,
    private readonly zero: ClockZero,
    private readonly names: (thread: number) => string,
    private readonly onText: (text: string) => void,
  ) {}

  /** Ends the program as soon as its threads look at their breakers or wake up. Only the first reason counts. */
  stop(poison: Poison, because: string): void {
    if (this.stopping) return
    this.stopping = { poison, because, sinceMs: performance.now() }
    this.machine.stop(poison)
    this.machine.nudge()
    this.wake()
  }

  /** @throws LabError 'broken-run' when a worker dies, within a second, with what every thread stood at. */
  async run(workers: number): Promise<Executed> {
    const drainer = await this.crew.drainer()
    const hear = proxy((text: string) => {
      if (this.ended) return
      this.heard += text.length
      this.onText(text)
    })
    const drained = Promise.race([drainer.api.drain(this.memory, hear), drainer.death])
    drained.catch((error) => this.fail(error))
    for (const [slot, member] of (await this.crew.atLeast(workers)).entries()) this.serve(slot, member)
    await this.watch()
    this.endDrainer()
    const { columns, text } = await drained.catch(() => ({ columns: [], text: '' }))
    if (this.failure) throw this.broken(this.failure, columns)
    // Text on its way travels beside the result and may come after it: pass on here what has not been heard.
    this.ended = true
    if (text.length > this.heard) this.onText(text.slice(this.heard))
    return {
      ended: !this.stopping ? 'home' : this.stopping.poison === Poison.DEADLOCK ? 'deadlocked' : 'stopped',
      because: this.stopping?.because ?? '',
      columns,
      text,
      startNs: this.main?.startNs ?? 0,
      endNs: this.main?.endNs ?? (performance.now() - this.zero.now) * 1e6,
      lateWorkers: this.late,
      forced: this.home < this.served.length,
    }
  }

  private serve(slot: number, member: CrewMember): void {
    const ending = Promise.race([member.api.serve(this.memory, slot, this.zero), member.death])
    this.served.push(ending)
    ending.then(
      (end) => {
        this.home++
        if (slot === 0) this.main = end
        if (end.ended === 'trap' && !this.stopping) this.fail(new Error(`the machine trapped: ${end.message}`))
        this.wake()
      },
      (error) => {
        this.home++
        this.fail(error)
        this.wake()
      },
    )
  }

  private fail(error: Error): void {
    this.failure ??= error
    this.stop(Poison.DEATH, error.message)
  }

  /** Until the next look, or until a worker is home or a stop was asked for. */
  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private async watch(): Promise<void> {
    let seen = 0
    let lookedMs = performance.now()
    let pauseMs = FIRST_LOOK_MS
    while (this.home < this.served.length) {
      await this.pause(pauseMs)
      if (this.stopping) {
        this.machine.nudge()
        if (performance.now() - this.stopping.sinceMs > STOP_GRACE_MS) return
        pauseMs = FIRST_LOOK_MS
        continue
      }
      const late = await this.serveLateSlots()
      pauseMs = late ? FIRST_LOOK_MS : Math.min(LONGEST_LOOK_MS, pauseMs * 1.5)
      if (performance.now() - lookedMs < DEADLOCK_MS) continue
      lookedMs = performance.now()
      const blocked = this.machine.deadlock()
      if (blocked !== 0 && blocked === seen) this.stop(Poison.DEADLOCK, describeStand(this.machine, this.names))
      seen = blocked
    }
  }

  /** The program has started more threads than there are workers: start those too. The new thread's parent waits for it anyway. Returns whether any was. */
  private async serveLateSlots(): Promise<boolean> {
    const before = this.late
    const words = new Int32Array(this.memory.buffer)
    const slots = words[SLOT_COUNT >> 2] ?? 0
    for (let slot = this.served.length; slot < slots; slot++) {
      if (Atomics.load(words, (SLOTS + slot * SLOT_BYTES + SLOT_THREAD) >> 2) <= 1) continue
      // Who needs one more most often needs many: twice as many as there were, so that they start side by side.
      const members = await this.crew.atLeast(Math.min(slots, Math.max(slot + 1, 2 * this.crew.size)))
      for (const [next, member] of members.entries()) if (next >= this.served.length) this.serve(next, member)
      this.late++
      slot = this.served.length - 1
    }
    return this.late > before
  }

  private endDrainer(): void {
    const words = new Int32Array(this.memory.buffer)
    Atomics.store(words, DRAINER >> 2, DRAINER_END)
    Atomics.notify(words, DRAINER >> 2)
  }

  private broken(error: Error, columns: readonly EventColumns[]): LabError {
    return new LabError(
      'broken-run',
      `A worker of the lab died: ${error.message}\n${describeStand(this.machine, this.names)}\n${lastEvents(columns)}`,
      'Nothing of this run can be used. Run it again; if it happens again, please report it with the lines above.',
    )
  }
}
