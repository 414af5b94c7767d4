import { Block, Event } from '../../assembly/abi/events.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns, Recording } from '../model/recording.ts'
import type { DropRequest, Hold, IntervalChange, State } from '../model/timeline.ts'

/** Still being written: clipping moves its release and the next wait's beginning. */
export type OpenHold = { -readonly [Field in keyof Hold]: Hold[Field] }

/** What the events tell of one Python thread, before the threads are held against each other. */
export interface Story {
  /** Index into Recording.threads. */
  readonly thread: number
  /** The GIL that it wanted last. */
  gil: number
  startNs: number
  endNs: number
  readonly holds: OpenHold[]
  /** Since when it waits for a GIL that it did not get before the run ended. */
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

/** The life of a thread. Events that are not here change nothing in it. */
const STEPS: Readonly<Record<number, Step>> = {
  [Event.START]: { name: 'START', from: Doing.NOTHING, to: Doing.WAITING },
  [Event.ACQUIRED]: { name: 'ACQUIRED', from: Doing.WAITING, to: Doing.RUNNING },
  [Event.RELEASED]: { name: 'RELEASED', from: Doing.RUNNING, to: Doing.BLOCKED },
  [Event.WANTED]: { name: 'WANTED', from: Doing.BLOCKED, to: Doing.WAITING },
  [Event.YIELDED]: { name: 'YIELDED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.RETAKE_FAILED]: { name: 'RETAKE_FAILED', from: Doing.RUNNING, to: Doing.WAITING },
  [Event.EXIT]: { name: 'EXIT', from: Doing.RUNNING, to: Doing.NOTHING },
}

/** What a thread does after an event; undefined after one that changes nothing. */
export function stateAfter(kind: number): State | 'ended' | undefined {
  const step = STEPS[kind]
  return step && STATES[step.to]
}

export interface Stories {
  /** By index of the thread; undefined for one that never started. */
  readonly byThread: readonly (Story | undefined)[]
  readonly requests: readonly DropRequest[]
  readonly intervalChanges: readonly IntervalChange[]
}

/**
 * Reads the events of every slot as the lives of the threads that ran there.
 * @throws LabError 'broken-run' where the events cannot be such a life, and none were lost.
 */
export function readStories(recording: Recording): Stories {
  const indexOf = new Map(recording.threads.map((thread, index) => [thread.id, index]))
  const byThread: (Story | undefined)[] = recording.threads.map(() => undefined)
  const requests: DropRequest[] = []
  const intervalChanges: IntervalChange[] = []
  for (const columns of recording.events) new SlotReader(recording, columns, indexOf, byThread, requests, intervalChanges).read()
  requests.sort((a, b) => a.timeNs - b.timeNs)
  intervalChanges.sort((a, b) => a.timeNs - b.timeNs)
  return { byThread, requests, intervalChanges }
}

/** Walks one slot's events. Where events were lost it believes each event that is there, and makes the life fit. */
class SlotReader {
  private story: Story | undefined
  private doing = Doing.NOTHING
  private wantedNs = 0
  private vainWakes = 0
  private lastNs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly recording: Recording,
    private readonly columns: EventColumns,
    private readonly indexOf: ReadonlyMap<number, number>,
    private readonly byThread: (Story | undefined)[],
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
      // Recorded after the wait that it belongs to, so its stamp may be older than its neighbours'.
      if (this.story) this.requests.push({ thread: this.story.thread, gil: this.story.gil, timeNs })
    } else if (kind === Event.VAIN_WAKES) {
      this.vainWakes = arg
    } else if (kind === Event.GIL) {
      if (this.story) this.story.gil = this.gil(arg)
    } else if (kind === Event.SWITCH_INTERVAL) {
      if (arg < 1) throw this.broken(`a switch interval of ${arg} µs at ${timeNs} ns`)
      if (this.story) this.intervalChanges.push({ gil: this.story.gil, timeNs, intervalNs: arg * 1000 })
    } else {
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
    // After a lost START nobody knows whose events these are.
    if (!this.story) return
    if (kind === Event.ACQUIRED) this.acquire(now, arg)
    else if (this.doing === Doing.RUNNING) this.release(kind, now, arg)
    if (step.to === Doing.WAITING) this.wantedNs = now
    this.story.endNs = now
    this.doing = step.to
    if (kind === Event.EXIT) this.story = undefined
  }

  private begin(id: number, now: number): void {
    const thread = this.indexOf.get(id)
    if (thread === undefined) throw this.broken(`START names thread ${id}, which the machine does not know`)
    if (this.byThread[thread]) throw this.broken(`${this.nameOf(thread)} starts a second time at ${now} ns`)
    this.story = { thread, gil: this.gil(0), startNs: now, endNs: now, holds: [], openWaitNs: undefined }
    this.byThread[thread] = this.story
  }

  private acquire(now: number, sequence: number): void {
    const story = this.story!
    story.holds.push({
      thread: story.thread,
      gil: story.gil,
      sequence,
      wantedNs: this.wantedNs,
      acquiredNs: now,
      releasedNs: now,
      end: 'open',
      block: Block.NONE,
      vainWakes: this.vainWakes,
    })
    this.vainWakes = 0
  }

  private release(kind: number, now: number, arg: number): void {
    const hold = this.story!.holds.at(-1)!
    hold.releasedNs = now
    hold.end = kind === Event.RELEASED ? 'blocking' : kind === Event.EXIT ? 'exit' : kind === Event.YIELDED ? 'yield' : 'retake-failed'
    if (kind === Event.RELEASED) hold.block = arg
  }

  /** Events are missing before this one: a hold whose end is lost ends here at the latest, a wait whose beginning is lost begins here. */
  private repair(step: Step, now: number): void {
    if (this.doing === Doing.RUNNING) this.release(step.from === Doing.NOTHING ? Event.EXIT : Event.YIELDED, now, 0)
    if (step.from === Doing.WAITING) this.wantedNs = now
    this.doing = step.from === Doing.RUNNING ? Doing.NOTHING : step.from
  }

  /** The run ended here: what is open ends with it. */
  private close(): void {
    const story = this.story
    if (!story) return
    story.endNs = Math.max(this.recording.endNs, story.endNs)
    if (this.doing === Doing.WAITING) story.openWaitNs = this.wantedNs
    if (this.doing === Doing.RUNNING) story.holds.at(-1)!.releasedNs = story.endNs
  }

  private inOrder(step: Step, timeNs: number): number {
    const backNs = this.lastNs - timeNs
    if (backNs > this.recording.clockStepNs)
      throw this.broken(`${step.name} at ${timeNs} ns is stamped ${backNs} ns before the event it follows`)
    this.lastNs = Math.max(this.lastNs, timeNs)
    return this.lastNs
  }

  /** As this recording numbers it. */
  private gil(index: number): number {
    return (this.columns.firstGil ?? 0) + index
  }

  private who(): string {
    return this.story ? this.nameOf(this.story.thread) : 'nobody'
  }

  private nameOf(thread: number): string {
    return this.recording.threads[thread]!.name
  }

  private broken(what: string): LabError {
    return new LabError(
      'broken-run',
      `The recording of slot ${this.columns.slot} makes no sense: ${what}.`,
      'Run it again; if it comes back, it is a bug of the lab.',
    )
  }
}
