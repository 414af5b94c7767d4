import { Block, Event } from '../../assembly/abi/events.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { DropRequest, Hold, IntervalChange, State } from '../model/timeline.ts'

/** A hold whose fields can still change: build-timeline.ts may move its release, and then the start of the thread's next wait. */
export type OpenHold = { -readonly [Field in keyof Hold]: Hold[Field] }

/** The events of one Python thread as a history. readHistories() makes it from that thread's events alone. */
export interface ThreadHistory {
  /** Index into Recording.threads. */
  readonly thread: number
  /** The GIL that the thread's latest event GIL names. Before such an event, it is the first GIL of the thread's process. */
  gil: number
  startNs: number
  endNs: number
  readonly holds: OpenHold[]
  /** The start of the wait that had not ended at the end of the run; undefined if there was no such wait. */
  openWaitNs: number | undefined
}

const enum Doing {
  NOTHING,
  WAITING,
  RUNNING,
  BLOCKED,
}
const DOING = ['not alive', 'waiting', 'running', 'blocked']
const STATES = ['ended', 'waiting', 'running', 'blocked'] as const

interface Step {
  readonly name: string
  readonly from: Doing
  readonly to: Doing
}

/** The change of a thread's state at each event. Events without an entry do not change it. */
const STEPS: Readonly<Record<number, Step>> = {
  [Event.START]: { name: 'START', from: Doing.NOTHING, to: Doing.WAITING },
  [Event.ACQUIRED]: { name: 'ACQUIRED', from: Doing.WAITING, to: Doing.RUNNING },
  [Event.RELEASED]: { name: 'RELEASED', from: Doing.RUNNING, to: Doing.BLOCKED },
  [Event.WANTED]: { name: 'WANTED', from: Doing.BLOCKED, to: Doing.WAITING },
  [Event.YIELDED]: { name: 'YIELDED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.RETAKE_FAILED]: { name: 'RETAKE_FAILED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.EXIT]: { name: 'EXIT', from: Doing.RUNNING, to: Doing.NOTHING },
}

/** The other events of the program's locks, which lock-history.ts reads. */
const LOCK_EVENTS: ReadonlySet<number> = new Set([Event.LOCK_ACQUIRED, Event.LOCK_GIVEN_UP, Event.LOCK_SINCE, Event.LOCK_RELEASED])

/** The blocks before which a thread stamps LOCK_WANTED. */
const LOCK_BLOCKS: ReadonlySet<number> = new Set([Block.LOCK, Block.QUEUE])

/** The state of a thread after an event; undefined if the event does not change the state. */
export function stateAfter(kind: number): State | 'ended' | undefined {
  const step = STEPS[kind]
  return step && STATES[step.to]
}

interface ThreadHistories {
  /** The histories by index in Recording.threads; undefined for a thread that never started. */
  readonly byThread: readonly (ThreadHistory | undefined)[]
  readonly requests: readonly DropRequest[]
  readonly intervalChanges: readonly IntervalChange[]
}

/**
 * Reads the events of every slot as the histories of the threads that ran in it.
 * @throws LabError 'broken-run' if the events of a slot contradict each other. A gap
 * between events is not a contradiction, because the ring may have lost events.
 */
export function readHistories(recording: Recording): ThreadHistories {
  const indexOf = new Map(recording.threads.map((thread, index) => [thread.id, index]))
  const byThread: (ThreadHistory | undefined)[] = recording.threads.map(() => undefined)
  const requests: DropRequest[] = []
  const intervalChanges: IntervalChange[] = []
  for (const columns of recording.events) new SlotReader(recording, columns, indexOf, byThread, requests, intervalChanges).read()
  requests.sort((a, b) => a.timeNs - b.timeNs)
  intervalChanges.sort((a, b) => a.timeNs - b.timeNs)
  return { byThread, requests, intervalChanges }
}

/** Reads the events of one slot. If events were lost, it changes the history so that every remaining event fits. */
class SlotReader {
  private history: ThreadHistory | undefined
  private doing = Doing.NOTHING
  private wantedNs = 0
  private vainWakes = 0
  /** The lock that the latest event LOCK names, and the lock that the thread waits for. */
  private lock = 0
  private wantedLock = 0
  private lastNs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly recording: Recording,
    private readonly columns: EventColumns,
    private readonly indexOf: ReadonlyMap<number, number>,
    private readonly byThread: (ThreadHistory | undefined)[],
    private readonly requests: DropRequest[],
    private readonly intervalChanges: IntervalChange[],
  ) {}

  read(): void {
    const { timeNs, kind, arg } = this.columns
    for (let i = 0; i < kind.length; i++) this.event(kind[i]!, timeNs[i]!, arg[i]!)
    this.close()
  }

  private event(kind: number, timeNs: number, arg: number): void {
    if (kind === Event.DROP_REQUEST) {
      // The machine records a drop request only after the wait in which the thread made it. The stamp may be older than that of the
      // previous event, so this code does not check the order.
      if (this.history) this.requests.push({ thread: this.history.thread, gil: this.history.gil, timeNs })
    } else if (kind === Event.VAIN_WAKES) {
      this.vainWakes = arg
    } else if (kind === Event.GIL) {
      if (this.history) this.history.gil = this.gil(arg)
    } else if (kind === Event.SWITCH_INTERVAL) {
      if (arg < 1) throw this.broken(`a switch interval of ${arg} µs at ${timeNs} ns`)
      if (this.history) this.intervalChanges.push({ gil: this.history.gil, timeNs, intervalNs: arg * 1000 })
    } else if (kind === Event.LOCK) {
      this.lock = (this.columns.firstLock ?? 0) + arg
    } else if (kind === Event.LOCK_WANTED) {
      this.wantedLock = this.lock
    } else if (!LOCK_EVENTS.has(kind)) {
      const step = STEPS[kind]
      if (!step) throw this.broken(`an event of the unknown kind ${kind} at ${timeNs} ns`)
      this.step(kind, step, this.inOrder(step, timeNs), arg)
    }
  }

  private step(kind: number, step: Step, now: number, arg: number): void {
    if (this.doing !== step.from) {
      if (this.columns.lost === 0) {
        throw this.broken(`${this.who()} is ${DOING[this.doing]}, yet ${step.name} follows at ${now} ns`)
      }
      this.repair(step, now)
    }
    if (kind === Event.START) this.begin(arg, now)
    // If the START event was lost, it is unknown which thread these events belong to.
    if (!this.history) return
    if (kind === Event.ACQUIRED) this.acquire(now, arg)
    else if (this.doing === Doing.RUNNING) this.release(kind, now, arg)
    if (step.to === Doing.WAITING) this.wantedNs = now
    this.history.endNs = now
    this.doing = step.to
    if (kind === Event.EXIT) this.history = undefined
  }

  private begin(id: number, now: number): void {
    const thread = this.indexOf.get(id)
    if (thread === undefined) throw this.broken(`START names thread ${id}, which the recording does not list`)
    if (this.byThread[thread]) throw this.broken(`${this.nameOf(thread)} starts a second time at ${now} ns`)
    this.history = { thread, gil: this.gil(0), startNs: now, endNs: now, holds: [], openWaitNs: undefined }
    this.byThread[thread] = this.history
  }

  private acquire(now: number, sequence: number): void {
    const history = this.history!
    history.holds.push({
      thread: history.thread,
      gil: history.gil,
      sequence,
      wantedNs: this.wantedNs,
      acquiredNs: now,
      releasedNs: now,
      end: 'open',
      block: Block.NONE,
      lock: 0,
      vainWakes: this.vainWakes,
    })
    this.vainWakes = 0
  }

  private release(kind: number, now: number, arg: number): void {
    const hold = this.history!.holds.at(-1)!
    hold.releasedNs = now
    hold.end = kind === Event.RELEASED ? 'blocking' : kind === Event.EXIT ? 'exit' : kind === Event.YIELDED ? 'yield' : 'retake-failed'
    if (kind === Event.RELEASED) {
      hold.block = arg
      if (LOCK_BLOCKS.has(arg)) hold.lock = this.wantedLock
      this.wantedLock = 0
    }
  }

  /**
   * Events before this one were lost. Brings the thread into a state that this event may follow. If the end of a hold was lost, the hold
   * ends at this event. If the start of a wait was lost, the wait begins at this event. If the start of a hold was lost, the history omits
   * that hold.
   */
  private repair(step: Step, now: number): void {
    if (this.doing === Doing.RUNNING) this.release(step.from === Doing.NOTHING ? Event.EXIT : Event.YIELDED, now, 0)
    if (step.from === Doing.WAITING) this.wantedNs = now
    this.doing = step.from === Doing.RUNNING ? Doing.NOTHING : step.from
  }

  /** Ends the history at the end of the run, together with a hold or wait that is still open. */
  private close(): void {
    const history = this.history
    if (!history) return
    history.endNs = Math.max(this.recording.endNs, history.endNs)
    if (this.doing === Doing.WAITING) history.openWaitNs = this.wantedNs
    if (this.doing === Doing.RUNNING) history.holds.at(-1)!.releasedNs = history.endNs
  }

  private inOrder(step: Step, timeNs: number): number {
    const backNs = this.lastNs - timeNs
    if (backNs > this.recording.clockStepNs)
      throw this.broken(`${step.name} at ${timeNs} ns is stamped ${backNs} ns before the event it follows`)
    this.lastNs = Math.max(this.lastNs, timeNs)
    return this.lastNs
  }

  /** The number of a GIL in this recording. `index` is its number in the events: there, the GILs of each process count from 0. */
  private gil(index: number): number {
    return (this.columns.firstGil ?? 0) + index
  }

  private who(): string {
    return this.history ? this.nameOf(this.history.thread) : 'nobody'
  }

  private nameOf(thread: number): string {
    return this.recording.threads[thread]!.name
  }

  private broken(what: string): LabError {
    return new LabError(
      'broken-run',
      `The events of slot ${this.columns.slot} contradict each other: ${what}.`,
      'Run the program again. If the error returns, report it as a bug of gil-lab.',
    )
  }
}
