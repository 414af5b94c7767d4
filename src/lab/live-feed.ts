import { Event } from '../../assembly/abi/events.ts'
import { EVENT_BYTES } from '../../assembly/abi/layout.ts'
import { LIVE_STATES, type LiveBatch, type LiveState } from '../model/live.ts'
import { stateAfter } from '../trace/stories.ts'

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
    this.post(batchOf(this.readers, untilNs))
  }
}

/** @param most transitions that are told */
export function batchOf(readers: readonly LiveReader[], untilNs: number, most = MOST): ProcessBatch {
  const busy = readers.filter((reader) => reader.unread > 0)
  const told: Transitions = { thread: [], timeNs: [], state: [] }
  let skipped = 0
  for (const reader of busy) skipped += reader.read(told, Math.max(1, Math.floor(most / busy.length)))
  return {
    thread: Uint16Array.from(told.thread),
    timeNs: Float64Array.from(told.timeNs),
    state: Uint8Array.from(told.state),
    skipped,
    untilNs,
  }
}

interface Transitions {
  readonly thread: number[]
  readonly timeNs: number[]
  readonly state: number[]
}

/** Reads one slot's events as what the threads on it do from then on. */
export class LiveReader {
  private thread = NOBODY
  /** The first chunk that has not been read. */
  private next = 0

  constructor(private readonly slot: Taken) {}

  /** Events that have not been read; not all of them are transitions. */
  get unread(): number {
    return this.unreadChunks().reduce((sum, chunk) => sum + chunk.length / EVENT_BYTES, 0)
  }

  /** Adds the latest `most` to `told`, after a mark that says where those that were left out began. Returns how many these are. */
  read(told: Transitions, most: number): number {
    let leftOut = Math.max(0, this.unread - most)
    let skipped = 0
    for (const chunk of this.unreadChunks()) {
      const words = new Int32Array(chunk.buffer)
      const times = new BigInt64Array(chunk.buffer)
      for (let at = 0; at < words.length; at += WORDS, leftOut--) {
        const kind = words[at + KIND] as Event
        if (kind === Event.START) this.thread = words[at + ARG]!
        const state = stateAfter(kind)
        if (!state || this.thread === NOBODY) continue
        const timeNs = () => Number(times[at / 2])
        if (leftOut <= 0) this.tell(told, timeNs(), state)
        else if (skipped++ === 0) this.tell(told, timeNs(), 'untold')
      }
    }
    this.next = this.slot.chunks.length
    return skipped
  }

  private tell(told: Transitions, timeNs: number, state: LiveState): void {
    told.thread.push(this.thread)
    told.timeNs.push(timeNs)
    told.state.push(LIVE_STATES.indexOf(state))
  }

  private unreadChunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.slot.chunks.slice(this.next)
  }
}
