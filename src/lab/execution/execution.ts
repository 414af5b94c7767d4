import { Poison } from '../../../assembly/abi/policies.ts'
import { LabError } from '../../model/errors.ts'
import type { EventColumns, Stall } from '../../model/recording.ts'
import { Staff } from '../session/worker-lease.ts'
import type { Crew, CrewMember } from '../session/worker-pool.ts'
import type { Kernel, Spawned } from './hub.ts'
import { lastEvents } from './last-events.ts'
import type { LiveListener } from './live-listener.ts'
import { type Loaded, ProcessRun } from './process-run.ts'
import { HostLooks, stallsOf } from './stalls.ts'
import { describeStand } from './thread-status.ts'

/**
 * Between two looks at a running machine, ms. A look wakes a thread for 0.1 to 0.25 ms on a core that a thread under measure may be using: at one
 * every 10 ms, two threads lost about 1 % of their switches a second.
 */
const LOOK_MS = 50
/** The host looks for a deadlock at most this often, ms. Two looks in a row must agree. */
const DEADLOCK_MS = 100
/** Between two looks at a run that is being stopped, ms. */
const STOP_LOOK_MS = 5
/** Who has not answered a stop by then is ended by force, ms. */
const STOP_GRACE_MS = 800

/** How an execution ended, before anybody looks at what it recorded. */
export interface Executed<Record> {
  readonly ended: 'home' | 'stopped' | 'deadlocked'
  readonly because: string
  /** What was taken out of each process's memory, in the order of their numbers. */
  readonly processes: readonly Record[]
  readonly text: string
  /** When nothing of it ran. */
  readonly stalls: readonly Stall[]
  /** ns on the run's clock: from when the main thread's worker began until all were home. */
  readonly startNs: number
  readonly endNs: number
  readonly workers: WorkersUsed
  /** A worker had to be ended by force: the memories must be abandoned. */
  readonly forced: boolean
}

/** Who is told something while a program runs. */
export interface Listeners {
  /** Text as it is printed. */
  readonly onText: (text: string) => void
  /** undefined: nobody wants to know what the threads do. */
  readonly live: LiveListener | undefined
}

/** What a run needed, if a later one is to find it there. */
export interface WorkersUsed {
  /** By process: how many served it, or would have if they had come in time. */
  readonly byProcess: readonly number[]
  /** All together, as far as they were needed at once. */
  readonly atOnce: number
}

/** How a process began. */
export interface Begin {
  /** When its main thread's worker began, ns on the run's clock. */
  readonly startNs: number | undefined
  /** That worker had to be started first. */
  readonly isLate: boolean
}

/** How many workers a run has ahead of what its program starts. */
export interface Provision {
  /** Of a process, by its number: from its start. */
  readonly workersOf: (process: number) => number
  /** Beside the main process: ready for those that it starts. */
  readonly spare: number
}

/** Where processes come from and where they go to. */
export interface ProcessKeeper<Record> {
  readonly main: Loaded
  /** Absent: the program starts no processes. */
  readonly kernel: Kernel | undefined
  /** Makes the process that a parent has entered in the kernel's table. */
  load(spawned: Spawned, parent: Loaded): Loaded
  /** Takes out of its memory what there is to know. */
  record(loaded: Loaded, columns: readonly EventColumns[], begin: Begin): Record
  /** What one that has ended has ended with. */
  exitCode(loaded: Loaded): number
  /** Nobody needs its memory any more. */
  free(loaded: Loaded, workers: number): void
  /** "Process-1"; empty for the main process. */
  processName(index: number): string
}

/** One run of a program: its main process and those that it starts, from the first worker to the last one's return. */
export class Execution<Record> {
  /** By number: those that have not been recorded yet. */
  private readonly live = new Map<number, ProcessRun>()
  private readonly records: Record[] = []
  private readonly workers: number[] = []
  private readonly staff: Staff
  private readonly main: ProcessRun
  private readonly looks: HostLooks
  private failure: Error | undefined
  private stopping: { readonly poison: Poison; readonly because: string; readonly sinceMs: number } | undefined
  /** All processes have ended. */
  private over = false
  /** Ends the pause between two looks. */
  private wake: () => void = () => {}
  private opened = 0
  private endNs = 0

  constructor(
    private readonly crew: Crew,
    private readonly keeper: ProcessKeeper<Record>,
    private readonly zeroMs: number,
    private readonly provision: Provision,
    private readonly listeners: Listeners,
  ) {
    this.staff = new Staff(crew)
    this.looks = new HostLooks(zeroMs)
    this.main = this.open(keeper.main, false)
  }

  /** Ends the program as soon as its threads look at their breakers or wake up. Only the first reason counts. */
  stop(poison: Poison, because: string): void {
    if (this.stopping) return
    this.stopping = { poison, because, sinceMs: performance.now() }
    this.stopAll(poison)
    this.wake()
  }

  /** @throws LabError 'broken-run' when a worker dies, within a second, with what every thread stood at. */
  async run(): Promise<Executed<Record>> {
    const members = await Promise.all(this.staff.hire(this.provision.workersOf(0)))
    await Promise.all(this.staff.keepSpares(this.provision.spare))
    await this.main.begin(await this.crew.drainer(), members)
    await this.watch()
    const left = [...this.live.values()]
    const drained = await Promise.all(left.map((process) => process.finish()))
    const columns = drained.flatMap((process) => process.columns)
    if (this.failure) throw this.broken(this.failure, columns)
    for (const [i, process] of left.entries()) this.record(process, drained[i]?.columns ?? [])
    const forced = left.some((process) => process.isForced)
    if (!forced) {
      for (const { loaded, workers } of left) this.keeper.free(loaded, workers)
      await this.staff.settle()
    }
    const text = drained[0]?.text ?? ''
    return {
      ended: !this.stopping ? 'home' : this.stopping.poison === Poison.DEADLOCK ? 'deadlocked' : 'stopped',
      because: this.stopping?.because ?? '',
      processes: this.records,
      text,
      stalls: [...this.looks.sleeps, ...stallsOf(this.looks.gaps, drained[0]?.gaps ?? [], columns)],
      startNs: this.main.main?.startNs ?? 0,
      endNs: this.main.main ? this.endNs : (performance.now() - this.zeroMs) * 1e6,
      workers: { byProcess: this.workers, atOnce: this.staff.size },
      forced,
    }
  }

  // --- processes ------------------------------------------------------------------------------------------------------------------------

  private open(loaded: Loaded, isLate: boolean): ProcessRun {
    const process = new ProcessRun(loaded, isLate, {
      staff: this.staff,
      zeroMs: this.zeroMs,
      kernel: this.keeper.kernel,
      onText: this.listeners.onText,
      live: this.listeners.live,
      onSpawn: () => this.openSpawned(),
      onHome: () => this.settle(process),
      onFailure: (error) => this.fail(error),
      isStopping: () => this.stopping !== undefined,
    })
    this.live.set(loaded.index, process)
    this.opened++
    return process
  }

  /** Makes the processes that stand in the kernel's table and are not there yet. */
  private openSpawned(): void {
    const { kernel } = this.keeper
    while (kernel && !this.stopping && this.opened < kernel.processes) {
      const spawned = kernel.spawned(this.opened)
      // It has not ended before its children have.
      const parent = this.live.get(spawned.parent) as ProcessRun
      this.begin(this.keeper.load(spawned, parent.loaded)).catch((error) => this.fail(error))
    }
  }

  /** A child gets a worker that drains it, too, and as many are started for the one that may come next. */
  private async begin(loaded: Loaded): Promise<void> {
    const needed = 1 + this.provision.workersOf(loaded.index)
    const child = this.open(loaded, !this.staff.has(needed))
    const hired = this.staff.hire(needed)
    this.staff.keepSpares(needed)
    const [drainer, ...members] = await Promise.all(hired)
    await child.begin(drainer as CrewMember, members)
    this.wake()
  }

  /** Once nothing of a process runs, and nothing of its children, it has ended: whoever joins it may go on. */
  private settle(process: ProcessRun): void {
    this.openSpawned()
    this.wake()
    if (this.stopping || !process.isHome || this.hasChildren(process)) return
    if (process === this.main) this.over = true
    else this.end(process).catch((error) => this.fail(error))
  }

  private hasChildren({ loaded: { index } }: ProcessRun): boolean {
    return [...this.live.values()].some(({ loaded }) => loaded.index !== 0 && loaded.parent === index)
  }

  private async end(process: ProcessRun): Promise<void> {
    const { loaded } = process
    const { columns } = await process.finish()
    this.record(process, columns)
    this.live.delete(loaded.index)
    const exitCode = this.keeper.exitCode(loaded)
    this.keeper.free(loaded, process.workers)
    this.keeper.kernel?.end(loaded.index, exitCode)
    this.settle(this.live.get(loaded.parent) as ProcessRun)
  }

  private record(process: ProcessRun, columns: readonly EventColumns[]): void {
    const { loaded, main, hired, isLate } = process
    this.records[loaded.index] = this.keeper.record(loaded, columns, { startNs: main?.startNs, isLate })
    this.workers[loaded.index] = hired
    this.endNs = Math.max(this.endNs, main?.endNs ?? 0)
  }

  // --- watching -------------------------------------------------------------------------------------------------------------------------

  private async watch(): Promise<void> {
    let seen = 0
    let lookedMs = performance.now()
    while (!this.isOver()) {
      this.looks.look()
      await this.pause(this.stopping || this.ending().length > 0 ? STOP_LOOK_MS : LOOK_MS)
      this.looks.look()
      if (this.stopping) {
        // Processes that were made since, too.
        this.stopAll(this.stopping.poison)
        if (performance.now() - this.stopping.sinceMs > STOP_GRACE_MS) return
        continue
      }
      this.stopDaemons()
      if (performance.now() - lookedMs < DEADLOCK_MS) continue
      lookedMs = performance.now()
      const blocked = this.deadlock()
      if (blocked !== 0 && blocked === seen) this.stop(Poison.DEADLOCK, this.describe())
      seen = blocked
    }
  }

  private isOver(): boolean {
    return this.stopping ? [...this.live.values()].every((process) => process.isHome) : this.over
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

  /** Daemon threads go with their process, which waits for its children first, as multiprocessing's does. */
  private stopDaemons(): void {
    for (const process of this.ending()) process.stopDaemons()
  }

  /** Processes whose program has ended, but not all of their daemon threads. */
  private ending(): ProcessRun[] {
    return [...this.live.values()].filter((process) => process.hasFinished && !process.isHome && !this.hasChildren(process))
  }

  /** As ProcessRun.deadlock, of all together. One whose threads are all at home waits for its children, or is about to end. */
  private deadlock(): number {
    this.openSpawned()
    let sum = 0
    for (const process of this.live.values()) {
      const waits = this.hasChildren(process)
      if (process.isHome && waits) continue
      if (process.hasFinished && !waits) return 0
      const blocked = process.deadlock()
      if (blocked === 0) return 0
      sum += blocked
    }
    return sum
  }

  private stopAll(poison: Poison): void {
    for (const process of this.live.values()) process.stop(poison)
    this.keeper.kernel?.stop(poison)
  }

  private fail(error: Error): void {
    this.failure ??= error
    this.stop(Poison.DEATH, error.message)
  }

  private describe(): string {
    return [...this.live.values()].map(({ loaded }) => describeStand(loaded, (index) => this.keeper.processName(index))).join('; ')
  }

  private broken(error: Error, columns: readonly EventColumns[]): LabError {
    return new LabError(
      'broken-run',
      `A worker of the lab died: ${error.message}\n${this.describe()}\n${lastEvents(columns)}`,
      'Nothing of this run can be used. Run it again; if it happens again, please report it with the lines above.',
    )
  }
}
