import { Event } from '../../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../../assembly/abi/layout.ts'
import { LIVE_STATES, type LiveBatch, type LiveState } from '../../model/live.ts'
import { heldUntil } from '../../trace/held.ts'
import { stateAfter } from '../../trace/thread-history.ts'
import { type Acquisition, follow } from './live-holds.ts'

/** Between two batches, ms: a person sees no more, and each wakes the host on a core that a thread under measure may be using. */
const PAUSE_MS = 100
/** Transitions in a batch: more than a picture has columns. */
const MOST = 4000

const WORDS = EVENT_BYTES / 4
const KIND = 2
const ARG = 3
const NOBODY = -1

/** What one process's drainer tells; threads are numbered as in its machine. */
export type ProcessBatch = Pick<LiveBatch, 'thread' | 'timeNs' | 'state' | 'skipped' | 'untilNs'>

/** What has been taken out of one slot's ring so far: a reader remembers how far it has read. */
export interface Taken {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[]
}

/** Tells what the threads of one process do while they do it, out of the copies that the drainer makes anyway. */
export class LiveFeed {
  private readonly readers: readonly LiveReader[]
  private toldMs = performance.now()
  /** Batches posted. */
  posted = 0

  /** @param now ns on the run's clock */
  constructor(
    slots: readonly Taken[],
    readonly now: () => number,
    private readonly post: (batch: ProcessBatch) => void,
  ) {
    this.readers = slots.map((slot) => new LiveReader(slot))
  }

  /** To be called after each look at the rings, with when that began. */
  look(untilNs: number, isLast: boolean): void {
    const nowMs = performance.now()
    if (!isLast && nowMs - this.toldMs < PAUSE_MS) return
    this.toldMs = nowMs
    this.posted++
    const batch = batchOf(this.readers, isLast ? Number.POSITIVE_INFINITY : untilNs)
    this.post({ ...batch, untilNs })
  }
}

/** @param most transitions that are told */
export function batchOf(readers: readonly LiveReader[], untilNs: number, most = MOST): ProcessBatch {
  const busy = readers.filter((reader) => reader.unread > 0)
  const told: Transitions = { thread: [], timeNs: [], state: [], ends: new Map(), acquired: [] }
  let skipped = 0
  for (const reader of busy) skipped += reader.read(told, untilNs, Math.max(1, Math.floor(most / busy.length)))
  endHolds(readers, told, untilNs)
  return {
    thread: Uint16Array.from(told.thread),
    timeNs: Float64Array.from(told.timeNs),
    state: Uint8Array.from(told.state),
    skipped,
    untilNs,
  }
}

/** Holds end as those of the timeline do: at the latest where the next holder begins, also those whose end is not stamped yet. */
function endHolds(readers: readonly LiveReader[], told: Transitions, untilNs: number): void {
  follow([...told.ends.values(), ...readers.flatMap(({ held }) => held ?? [])], told.acquired)
  for (const [index, hold] of told.ends) told.timeNs[index] = heldUntil({ ...hold, releasedNs: told.timeNs[index]! }, hold.next)
  for (const reader of readers) reader.giveUp(told, untilNs)
}

interface Transitions {
  readonly thread: number[]
  readonly timeNs: number[]
  readonly state: number[]
  /** By the index of the transition that ends it. */
  readonly ends: Map<number, Acquisition>
  readonly acquired: Acquisition[]
}

/** Reads one slot's events as what the threads on it do from then on. */
export class LiveReader {
  private thread = NOBODY
  private gil = 0
  /** The first event that has not been read: its chunk, and its word there. */
  private chunk = 0
  private word = 0
  /** What its thread holds, as far as events tell. */
  held: Acquisition | undefined
  /** The feed reported its end before the machine stamped it. */
  private gaveUp = false

  constructor(private readonly slot: Taken) {}

  /** Events that have not been read; not all of them are transitions. */
  get unread(): number {
    const words = this.slot.chunks.slice(this.chunk).reduce((sum, chunk) => sum + chunk.length / 4, 0)
    return (words - this.word) / WORDS
  }

  /**
   * Adds the latest `most` until `untilNs` to `told`, after a mark that says where those that were left out began. Returns how many these are.
   * A later event waits for the next look: what came before it in another slot, which was looked at earlier, is not here yet.
   */
  read(told: Transitions, untilNs: number, most: number): number {
    const { chunks } = this.slot
    let leftOut = Math.max(0, this.unread - most)
    let skipped = 0
    for (; this.chunk < chunks.length; this.chunk++, this.word = 0) {
      const words = new Int32Array(chunks[this.chunk]!.buffer)
      for (; this.word < words.length; this.word += WORDS, leftOut--) {
        const timeNs = timeAt(words, this.word)
        if (timeNs > untilNs) return skipped
        const state = this.stateAfter(words[this.word + KIND]!, words[this.word + ARG]!)
        if (!state) continue
        const sequence = words[this.word + ARG]!
        if (leftOut > 0) this.leaveOut(told, state, timeNs, sequence, skipped++ === 0)
        else this.transition(told, state, timeNs, sequence)
      }
    }
    return skipped
  }

  /** Tells the end of a hold whose end is not stamped yet, where another thread has the GIL by `untilNs`. */
  giveUp(told: Transitions, untilNs: number): void {
    const next = this.held?.next
    if (!this.held || !next || this.gaveUp || next.acquiredNs > untilNs) return
    this.gaveUp = true
    this.tell(told, heldUntil({ ...this.held, releasedNs: Number.POSITIVE_INFINITY }, next), 'waiting')
  }

  private transition(told: Transitions, state: LiveState, timeNs: number, sequence: number): void {
    const ended = this.held
    this.held = state === 'running' ? this.take(sequence, timeNs) : undefined
    if (this.held) told.acquired.push(this.held)
    if (ended && this.gaveUp && state === 'waiting') return
    if (ended) told.ends.set(told.thread.length, ended)
    this.tell(told, timeNs, state)
  }

  /** The first that is left out leaves its mark. */
  private leaveOut(told: Transitions, state: LiveState, timeNs: number, sequence: number, isFirst: boolean): void {
    if (isFirst && this.held) told.ends.set(told.thread.length, this.held)
    if (isFirst) this.tell(told, timeNs, 'untold')
    this.held = state === 'running' ? this.take(sequence, timeNs) : undefined
  }

  /** undefined after an event that changes nothing, or that is nobody's. */
  private stateAfter(kind: number, arg: number): LiveState | undefined {
    if (kind === Event.START) {
      this.thread = arg
      this.gil = 0
    } else if (kind === Event.GIL) this.gil = arg
    return this.thread === NOBODY ? undefined : stateAfter(kind)
  }

  private take(sequence: number, acquiredNs: number): Acquisition {
    this.gaveUp = false
    return { gil: this.gil, sequence, acquiredNs }
  }

  private tell(told: Transitions, timeNs: number, state: LiveState): void {
    told.thread.push(this.thread)
    told.timeNs.push(timeNs)
    told.state.push(LIVE_STATES.indexOf(state))
  }
}

/** An i64 that a number holds exactly. Without a BigInt: a busy run has millions of events a second. */
function timeAt(words: Int32Array, at: number): number {
  return words[at + 1]! * 2 ** 32 + (words[at]! >>> 0)
}
