import { Block, Event } from '../../assembly/abi/events.ts'
import { columnsOf, part } from '../model/columns.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import { DROP_REQUEST, type DropRequests, HoldEnd, type Holds, type IntervalChange } from '../model/timeline.ts'
import { HoldWriter } from './hold-writer.ts'
import { DOING, Doing, STEPS, type Step } from './steps.ts'

/** The events of one Python thread as a history. readHistories() makes it from that thread's events alone. */
export interface ThreadHistory {
  /** Index into Recording.threads. */
  readonly thread: number
  /** The GIL that the thread's latest event GIL names. Before such an event, it is the first GIL of the thread's process. */
  gil: number
  startNs: number
  endNs: number
  /** The thread's holds in ThreadHistories.holds: from index `firstHold` up to, but not including, `endHold`. */
  readonly firstHold: number
  endHold: number
  /** The start of the wait that had not ended at the end of the run; undefined if there was no such wait. */
  openWaitNs: number | undefined
}

/** How a hold ends at each event after which the thread does not block. */
const ENDS: Readonly<Record<number, HoldEnd>> = {
  [Event.YIELDED]: HoldEnd.YIELD,
  [Event.RETAKE_FAILED]: HoldEnd.RETAKE_FAILED,
  [Event.EXIT]: HoldEnd.EXIT,
}

/** The other events of the program's locks, which lock-history.ts reads. */
const LOCK_EVENTS: ReadonlySet<number> = new Set([Event.LOCK_ACQUIRED, Event.LOCK_GIVEN_UP, Event.LOCK_SINCE, Event.LOCK_RELEASED])

/** The blocks before which a thread stamps LOCK_WANTED. */
const LOCK_BLOCKS: ReadonlySet<number> = new Set([Block.LOCK, Block.QUEUE])

interface ThreadHistories {
  /** The histories by index in Recording.threads; undefined for a thread that never started. */
  readonly byThread: readonly (ThreadHistory | undefined)[]
  /**
   * The holds of one thread after the other, each in order of time. build-timeline.ts may move the releases, and then the starts of the
   * threads' next waits.
   */
  readonly holds: Holds
  /** The requests of one slot after the other. */
  readonly requests: DropRequests
  /** In order of time. */
  readonly intervalChanges: readonly IntervalChange[]
}

/**
 * Reads the events of every slot as the histories of the threads that ran in it.
 * @throws LabError 'broken-run' if the events of a slot contradict each other. A gap
 * between events is not a contradiction, because the machine may have lost events.
 */
export function readHistories(recording: Recording): ThreadHistories {
  const found: Found = {
    byThread: recording.threads.map(() => undefined),
    holds: new HoldWriter(countOf(recording, Event.ACQUIRED)),
    requests: columnsOf(DROP_REQUEST, countOf(recording, Event.DROP_REQUEST)),
    requestCount: 0,
    intervalChanges: [],
  }
  const indexOf = new Map(recording.threads.map((thread, index) => [thread.id, index]))
  for (const columns of recording.events) new SlotReader(recording, columns, indexOf, found).read()
  const { byThread, holds, requests, requestCount, intervalChanges } = found
  intervalChanges.sort((a, b) => a.timeNs - b.timeNs)
  return { byThread, holds: holds.holds, requests: part(requests, 0, requestCount), intervalChanges }
}

function countOf({ events }: Recording, kind: Event): number {
  let count = 0
  for (const columns of events) for (const one of columns.kind) if (one === kind) count++
  return count
}

/** What the readers of all slots have found so far. The tables have room for the events of all slots. */
interface Found {
  readonly byThread: (ThreadHistory | undefined)[]
  readonly holds: HoldWriter
  readonly requests: DropRequests
  requestCount: number
  readonly intervalChanges: IntervalChange[]
}

/** Reads the events of one slot. If events were lost, it changes the history so that every remaining event fits. */
class SlotReader {
  private history: ThreadHistory | undefined
  private doing = Doing.NOTHING
  private wantedNs = 0
  private vainWakes = 0
  /** The place of the current event. */
  private place = 0
  /** The lock that the latest event LOCK names, and the lock that the thread waits for. */
  private lock = 0
  private wantedLock = 0
  private lastNs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly recording: Recording,
    private readonly columns: EventColumns,
    private readonly indexOf: ReadonlyMap<number, number>,
    private readonly found: Found,
  ) {}

  read(): void {
    const { timeNs, kind, arg, place } = this.columns
    for (let i = 0; i < kind.length; i++) {
      this.place = place?.[i] ?? 0
      this.event(kind[i]!, timeNs[i]!, arg[i]!)
    }
    this.close()
  }

  private event(kind: number, timeNs: number, arg: number): void {
    if (kind === Event.DROP_REQUEST) {
      // The machine records a drop request only after the wait in which the thread made it. The stamp may be older than that of the
      // previous event, so this code does not check the order.
      if (this.history) this.request(this.history, timeNs)
    } else if (kind === Event.VAIN_WAKES) {
      this.vainWakes = arg
    } else if (kind === Event.GIL) {
      if (this.history) this.history.gil = this.gil(arg)
    } else if (kind === Event.SWITCH_INTERVAL) {
      if (arg < 1) throw this.broken(`a switch interval of ${arg} µs at ${timeNs} ns`)
      if (this.history) this.found.intervalChanges.push({ gil: this.history.gil, timeNs, intervalNs: arg * 1000 })
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
    if (kind === Event.ACQUIRED) this.acquire(this.history, now, arg)
    else if (this.doing === Doing.RUNNING) this.release(kind, now, arg)
    if (step.to === Doing.WAITING) this.wantedNs = now
    this.history.endNs = now
    this.doing = step.to
    if (kind === Event.EXIT) this.history = undefined
  }

  private begin(id: number, now: number): void {
    const { byThread, holds } = this.found
    const thread = this.indexOf.get(id)
    if (thread === undefined) throw this.broken(`START names thread ${id}, which the recording does not list`)
    if (byThread[thread]) throw this.broken(`${this.nameOf(thread)} starts a second time at ${now} ns`)
    const [firstHold, endHold] = [holds.count, holds.count]
    this.history = { thread, gil: this.gil(0), startNs: now, endNs: now, firstHold, endHold, openWaitNs: undefined }
    byThread[thread] = this.history
  }

  private request({ thread, gil }: ThreadHistory, timeNs: number): void {
    const { requests } = this.found
    const index = this.found.requestCount++
    requests.thread[index] = thread
    requests.gil[index] = gil
    requests.timeNs[index] = timeNs
  }

  private acquire(history: ThreadHistory, now: number, sequence: number): void {
    const { thread, gil } = history
    const { wantedNs, vainWakes } = this
    this.found.holds.begin({ thread, gil, sequence, wantedNs, acquiredNs: now, vainWakes })
    history.endHold++
    this.vainWakes = 0
  }

  private release(kind: number, now: number, arg: number): void {
    if (kind === Event.RELEASED) {
      this.found.holds.end(now, HoldEnd.BLOCKING, this.place, arg, LOCK_BLOCKS.has(arg) ? this.wantedLock : 0)
      this.wantedLock = 0
    } else {
      this.found.holds.end(now, ENDS[kind]!, this.place)
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
    if (this.doing === Doing.RUNNING) this.found.holds.end(history.endNs, HoldEnd.OPEN)
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
