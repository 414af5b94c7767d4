import { EVENT_PLACE_SHIFT, Event } from '../../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../../assembly/abi/layout.ts'
import { LIVE_STATES, type LiveState } from '../../model/live.ts'
import { heldUntil } from '../../trace/held.ts'
import { stateAfter } from '../../trace/steps.ts'
import { type Acquisition, linkToNext } from './live-holds.ts'
import type { ProcessBatch } from './worker-api.ts'

/**
 * Time between two batches, ms. Nobody sees faster changes, and each batch wakes the host on a core that a measured thread may be using.
 */
const PAUSE_MS = 100
/** Roughly the largest number of transitions in a batch. A picture has fewer columns of pixels. */
const MOST = 4000

const WORDS = EVENT_BYTES / 4
const KIND = 2
const ARG = 3
/** The bits of an event's kind, below those of its place. */
const KIND_BITS = (1 << EVENT_PLACE_SHIFT) - 1
const NOBODY = -1

/** The drainer's copies of one slot's events, in the order of recording. A reader remembers its position in them. */
export interface SlotCopies {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[]
}

/** Reports what the threads of one process are doing, read from the copies that the drainer makes anyway. */
export class LiveFeed {
  private readonly readers: readonly LiveReader[]
  private postedMs = performance.now()
  /** Number of batches posted. */
  posted = 0

  /** @param now ns on the run's clock */
  constructor(
    slots: readonly SlotCopies[],
    readonly now: () => number,
    private readonly post: (batch: ProcessBatch) => void,
  ) {
    this.readers = slots.map((slot) => new LiveReader(slot))
  }

  /**
   * Posts a batch of events if the last batch was long enough ago or if this round is the last. The drainer calls this method after each
   * round over the slots. `untilNs` is when the round began.
   */
  afterRound(untilNs: number, isLast: boolean): void {
    const nowMs = performance.now()
    if (!isLast && nowMs - this.postedMs < PAUSE_MS) return
    this.postedMs = nowMs
    this.posted++
    const batch = batchOf(this.readers, isLast ? Number.POSITIVE_INFINITY : untilNs)
    this.post({ ...batch, untilNs })
  }
}

/** Reads the new transitions of all readers into one batch. @param most roughly the largest number of transitions in the batch */
export function batchOf(readers: readonly LiveReader[], untilNs: number, most = MOST): ProcessBatch {
  const busy = readers.filter((reader) => reader.unread > 0)
  const transitions: Transitions = { thread: [], timeNs: [], state: [], ends: new Map(), acquired: [] }
  let skipped = 0
  for (const reader of busy) skipped += reader.read(transitions, untilNs, Math.max(1, Math.floor(most / busy.length)))
  endHolds(readers, transitions, untilNs)
  return {
    thread: Uint16Array.from(transitions.thread),
    timeNs: Float64Array.from(transitions.timeNs),
    state: Uint8Array.from(transitions.state),
    skipped,
    untilNs,
  }
}

/**
 * Sets the end of each hold as the timeline does. If the end of a hold is not stamped yet, or is stamped after the beginning of the next
 * hold, the hold ends when the next hold begins.
 */
function endHolds(readers: readonly LiveReader[], transitions: Transitions, untilNs: number): void {
  const { ends, acquired, timeNs } = transitions
  linkToNext([...ends.values(), ...readers.flatMap(({ held }) => held ?? [])], acquired)
  for (const [index, hold] of ends) timeNs[index] = heldUntil(hold.acquiredNs, timeNs[index]!, hold.next?.acquiredNs)
  for (const reader of readers) reader.endUnstampedHold(transitions, untilNs)
}

interface Transitions {
  readonly thread: number[]
  readonly timeNs: number[]
  readonly state: number[]
  /** The holds that end in this batch. The key is the index of the transition that ends the hold. */
  readonly ends: Map<number, Acquisition>
  readonly acquired: Acquisition[]
}

/** Turns one slot's events into the states of the threads on it. */
export class LiveReader {
  private thread = NOBODY
  private gil = 0
  /** Position of the first unread event: its chunk, and its word in the chunk. */
  private chunk = 0
  private word = 0
  /** The hold that the thread is in, according to the events read so far. */
  held: Acquisition | undefined
  /** Whether the feed reported the end of the hold before the machine stamped it. */
  private endReported = false

  constructor(private readonly slot: SlotCopies) {}

  /** Number of unread events. Not all of them are transitions. */
  get unread(): number {
    const words = this.slot.chunks.slice(this.chunk).reduce((sum, chunk) => sum + chunk.length / 4, 0)
    return (words - this.word) / WORDS
  }

  /**
   * Adds the slot's new transitions until `untilNs`. If more than `most` events are unread, the reader skips the earliest ones and adds the
   * mark 'untold' in their place. Events after `untilNs` wait for the next batch, because the drainer may not have copied the other slots'
   * events after that time yet.
   * @returns the number of skipped transitions
   */
  read(transitions: Transitions, untilNs: number, most: number): number {
    const { chunks } = this.slot
    let toSkip = Math.max(0, this.unread - most)
    let skipped = 0
    for (; this.chunk < chunks.length; this.chunk++, this.word = 0) {
      const words = new Int32Array(chunks[this.chunk]!.buffer)
      for (; this.word < words.length; this.word += WORDS, toSkip--) {
        const timeNs = timeAt(words, this.word)
        if (timeNs > untilNs) return skipped
        const state = this.stateAfter(words[this.word + KIND]! & KIND_BITS, words[this.word + ARG]!)
        if (!state) continue
        const sequence = words[this.word + ARG]!
        if (toSkip > 0) this.skip(transitions, state, timeNs, sequence, skipped++ === 0)
        else this.transition(transitions, state, timeNs, sequence)
      }
    }
    return skipped
  }

  /** Adds the end of a hold whose end is not stamped yet, if another thread acquired the GIL by `untilNs`. */
  endUnstampedHold(transitions: Transitions, untilNs: number): void {
    const next = this.held?.next
    if (!this.held || !next || this.endReported || next.acquiredNs > untilNs) return
    this.endReported = true
    this.add(transitions, heldUntil(this.held.acquiredNs, Number.POSITIVE_INFINITY, next.acquiredNs), 'waiting')
  }

  private transition(transitions: Transitions, state: LiveState, timeNs: number, sequence: number): void {
    const ended = this.held
    this.held = state === 'running' ? this.acquire(sequence, timeNs) : undefined
    if (this.held) transitions.acquired.push(this.held)
    if (ended && this.endReported && state === 'waiting') return
    if (ended) transitions.ends.set(transitions.thread.length, ended)
    this.add(transitions, timeNs, state)
  }

  /** Skips a transition. The first transition that this reader skips in a batch leaves the mark 'untold'. */
  private skip(transitions: Transitions, state: LiveState, timeNs: number, sequence: number, isFirst: boolean): void {
    if (isFirst && this.held) transitions.ends.set(transitions.thread.length, this.held)
    if (isFirst) this.add(transitions, timeNs, 'untold')
    this.held = state === 'running' ? this.acquire(sequence, timeNs) : undefined
  }

  /** The thread's state after an event. undefined if the event changes no state, or precedes the slot's first thread. */
  private stateAfter(kind: number, arg: number): LiveState | undefined {
    if (kind === Event.START) {
      this.thread = arg
      this.gil = 0
    } else if (kind === Event.GIL) this.gil = arg
    return this.thread === NOBODY ? undefined : stateAfter(kind)
  }

  private acquire(sequence: number, acquiredNs: number): Acquisition {
    this.endReported = false
    return { gil: this.gil, sequence, acquiredNs }
  }

  private add(transitions: Transitions, timeNs: number, state: LiveState): void {
    transitions.thread.push(this.thread)
    transitions.timeNs.push(timeNs)
    transitions.state.push(LIVE_STATES.indexOf(state))
  }
}

/**
 * The i64 at `at`, as a number that represents it exactly. The function avoids BigInt, because a busy run has millions of events per
 * second.
 */
function timeAt(words: Int32Array, at: number): number {
  return words[at + 1]! * 2 ** 32 + (words[at]! >>> 0)
}
