import { Event } from '../../assembly/abi/events.ts'
import { LabError } from '../model/errors.ts'
import type { EventColumns, LockRecord, Recording } from '../model/recording.ts'
import { type LockHold, type LockTimeline, type LockWait, RUNNING, type ThreadTimeline } from '../model/timeline.ts'

interface Stamp {
  readonly thread: number
  readonly timeNs: number
}

/** The events of one lock from all slots. */
interface Events {
  readonly lock: LockRecord
  readonly waits: LockWait[]
  /** The stamps of acquisitions and releases by acquisition number. */
  readonly acquired: Map<number, Stamp>
  readonly released: Map<number, Stamp>
}

/**
 * The waits and holds of each of the program's locks.
 * @throws LabError 'broken-run' if the events of a lock contradict each other. A missing event is not a contradiction, because the machine may
 * have lost it.
 */
export function lockTimelines(recording: Recording, locks: readonly LockRecord[], threads: readonly ThreadTimeline[]): LockTimeline[] {
  const byId = new Map<number, Events>(locks.map((lock) => [lock.id, { lock, waits: [], acquired: new Map(), released: new Map() }]))
  const indexOf = new Map(recording.threads.map(({ id }, index) => [id, index]))
  for (const columns of recording.events) new SlotReader(recording, columns, indexOf, byId).read()
  return [...byId.values()].map((events) => {
    const waits = events.waits.sort((a, b) => a.wantedNs - b.wantedNs)
    return { lock: events.lock, waits, holds: holdsOf({ ...events, waits }, threads, recording.endNs) }
  })
}

/** Reads the lock events of one slot. */
class SlotReader {
  private thread = -1
  private lock: Events | undefined
  private wait: { readonly of: Events; readonly wantedNs: number; readonly met: number } | undefined

  constructor(
    private readonly recording: Recording,
    private readonly columns: EventColumns,
    private readonly indexOf: ReadonlyMap<number, number>,
    private readonly byId: ReadonlyMap<number, Events>,
  ) {}

  read(): void {
    const { timeNs, kind, arg } = this.columns
    for (let i = 0; i < kind.length; i++) this.event(kind[i]!, timeNs[i]!, arg[i]!)
    this.endWait(this.recording.endNs, 'open', 0)
  }

  private event(kind: number, timeNs: number, arg: number): void {
    if (kind === Event.START) this.thread = this.indexOf.get(arg) ?? -1
    else if (kind === Event.LOCK) this.lock = this.named(arg, timeNs)
    else if (kind === Event.LOCK_WANTED) this.want(timeNs, arg)
    else if (kind === Event.LOCK_ACQUIRED) this.acquire(timeNs, arg)
    else if (kind === Event.LOCK_GIVEN_UP) this.endWait(timeNs, 'timeout', 0)
    else if (kind === Event.LOCK_SINCE) this.note('acquired', arg, timeNs)
    else if (kind === Event.LOCK_RELEASED) this.note('released', arg, timeNs)
  }

  private named(number: number, timeNs: number): Events {
    const id = (this.columns.firstLock ?? 0) + number
    const found = this.byId.get(id)
    if (!found) throw this.broken(`LOCK names lock ${id} at ${timeNs} ns, which the recording does not list`)
    return found
  }

  private want(timeNs: number, met: number): void {
    if (this.wait && this.columns.lost === 0) throw this.broken(`a thread that waits for a lock wants a lock at ${timeNs} ns`)
    if (this.lock && this.thread >= 0) this.wait = { of: this.lock, wantedNs: timeNs, met }
  }

  private acquire(timeNs: number, number: number): void {
    this.endWait(timeNs, 'acquired', number)
    if (number > 0) this.note('acquired', number, timeNs)
  }

  private endWait(endNs: number, end: LockWait['end'], number: number): void {
    if (!this.wait) return
    const { of, wantedNs, met } = this.wait
    if (end !== 'open' && of !== this.lock && this.columns.lost === 0)
      throw this.broken(`the wait for ${of.lock.name || of.lock.kind} ends with an event of another lock, at ${endNs} ns`)
    of.waits.push({ thread: this.thread, wantedNs, endNs: Math.max(wantedNs, endNs), end, met, number })
    this.wait = undefined
  }

  private note(what: 'acquired' | 'released', number: number, timeNs: number): void {
    const stamps = this.lock?.[what]
    if (!stamps || this.thread < 0) return
    if (stamps.has(number) && what === 'acquired')
      throw this.broken(`acquisition ${number} of ${this.lock!.lock.name || this.lock!.lock.kind} occurs twice, at ${timeNs} ns`)
    if (!stamps.has(number)) stamps.set(number, { thread: this.thread, timeNs })
  }

  private broken(what: string): LabError {
    return new LabError(
      'broken-run',
      `The events of slot ${this.columns.slot} contradict each other: ${what}.`,
      'Run the program again. If the error returns, report it as a bug of gil-lab.',
    )
  }
}

/** The holds with a stamp, in the order of their numbers. */
function holdsOf({ waits, acquired, released }: Events, threads: readonly ThreadTimeline[], endNs: number): LockHold[] {
  const firstToMeet = new Map<number, LockWait>()
  for (const wait of waits) if (!firstToMeet.has(wait.met)) firstToMeet.set(wait.met, wait)
  const numbers = [...new Set([...acquired.keys(), ...released.keys()])].sort((a, b) => a - b)
  return numbers.map((number) => {
    const start = acquired.get(number)
    const end = released.get(number)
    const thread = (start ?? end!).thread
    const releasedNs = end?.timeNs ?? endNs
    const acquiredNs = start?.timeNs ?? latestStart(threads[thread]!, Math.min(releasedNs, firstToMeet.get(number)?.wantedNs ?? releasedNs))
    return { thread, number, acquiredNs, releasedNs, isStartKnown: start !== undefined, isOpen: end === undefined }
  })
}

/**
 * The latest time at which a thread can have acquired a lock that it holds at `metNs`: a thread acquires a lock only while it runs. If it
 * does not run at `metNs`, it acquired the lock before it last stopped.
 */
function latestStart({ intervals: { length, state, startNs, endNs } }: ThreadTimeline, metNs: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (startNs[middle]! <= metNs) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0; i--) if (state[i] === RUNNING) return Math.min(metNs, endNs[i]!)
  return metNs
}
