import {
  CHUNK_EVENTS,
  DRAINER,
  DRAINER_CALL,
  DRAINER_END,
  DRAINER_RUN,
  EVENT_BYTES,
  EVENT_CHUNKS,
  EVENT_POOL,
  OUTPUT_BYTES,
  OUTPUT_DATA,
  OUTPUT_HEAD,
  OUTPUT_TAIL,
  POOL_ADDRESSES,
  POOL_RETURNED,
  SLOT_BYTES,
  SLOT_COUNT,
  SLOT_EVENTS,
  SLOT_FIRST_CHUNK,
  SLOT_LOST,
  SLOTS,
} from '../../../assembly/abi/layout.ts'
import type { EventColumns } from '../../model/recording.ts'
import { BoundedOutput } from './bounded-output.ts'
import { columnsOf } from './event-chunks.ts'
import { GapDetector } from './gaps.ts'
import { LiveFeed, type SlotCopies } from './live-feed.ts'
import type { Drained, ProcessBatch } from './worker-api.ts'

/** Longest pause between two rounds over the slots, ms. Each round costs a wake-up, which disturbs the measured threads. */
const LONGEST_PAUSE_MS = 50
/** The share of the pool of event chunks that may be full when the drainer reads the slots again. */
const FULLEST = 0.25

/**
 * Copies the events of all slots, and empties the standard output's ring in `output`, while the machine runs. Blocks its worker until the DRAINER
 * word of `memory` is DRAINER_END.
 * @param now ns on the run's clock
 * @param onCall called when the machine calls for more workers
 */
export function drain(
  memory: WebAssembly.Memory,
  output: WebAssembly.Memory,
  now: () => number,
  onText: (text: string) => void,
  onCall: () => void,
  onBatch?: (batch: ProcessBatch) => void,
): Drained {
  const words = new Int32Array(memory.buffer)
  const pool = new ChunkPool(words)
  const slots = Array.from({ length: words[SLOT_COUNT >> 2] ?? 0 }, (_, slot) => new SlotDrain(words, slot, pool))
  const feed = onBatch && new LiveFeed(slots, now, onBatch)
  const detector = new GapDetector()
  const decoder = new TextDecoder()
  let pauseMs = 1
  const printed = new BoundedOutput()
  let texts = 0
  for (;;) {
    Atomics.wait(words, DRAINER >> 2, DRAINER_RUN, pauseMs)
    if (Atomics.compareExchange(words, DRAINER >> 2, DRAINER_CALL, DRAINER_RUN) === DRAINER_CALL) onCall()
    // Checks before the round whether the run has ended. So the last round copies everything that was written before the end.
    const ends = Atomics.load(words, DRAINER >> 2) === DRAINER_END
    detector.check(now())
    const untilNs = feed?.now() ?? 0
    const events = slots.reduce((sum, slot) => sum + slot.take(), 0)
    const text = takeText(output, decoder)
    if (text) {
      onText(text)
      printed.add(text)
      texts++
    }
    feed?.afterRound(untilNs, ends)
    if (ends) {
      const columns = slots.filter((slot) => slot.used).map((slot) => slot.columns())
      return { columns, text: printed.text, isWhole: printed.isWhole, texts, batches: feed?.posted ?? 0, gaps: detector.gaps }
    }
    pauseMs = nextPause(pauseMs, events / pool.events)
  }
}

/**
 * The pause after which the pool would be a quarter full, at the rate of events during the last pause. It is at least 1 ms, at most
 * LONGEST_PAUSE_MS, and at most twice the last pause. filled: the share of the pool that the last pause has filled
 */
function nextPause(pauseMs: number, filled: number): number {
  const fits = filled === 0 ? LONGEST_PAUSE_MS : (pauseMs * FULLEST) / filled
  return Math.max(1, Math.min(LONGEST_PAUSE_MS, pauseMs * 2, fits))
}

function takeText(memory: WebAssembly.Memory, decoder: TextDecoder): string {
  const words = new Int32Array(memory.buffer)
  const head = Atomics.load(words, OUTPUT_HEAD >> 2) >>> 0
  const tail = Atomics.load(words, OUTPUT_TAIL >> 2) >>> 0
  const length = (head - tail) >>> 0
  if (length === 0) return ''
  const bytes = outputBytes(memory, tail, length)
  Atomics.store(words, OUTPUT_TAIL >> 2, head | 0)
  // Wakes the writers that found no room.
  Atomics.notify(words, OUTPUT_TAIL >> 2)
  return decoder.decode(bytes, { stream: true })
}

/** `length` bytes of the output from position `from` on. Positions grow without bound; the ring's size is a power of two. */
function outputBytes(memory: WebAssembly.Memory, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const start = from & (OUTPUT_BYTES - 1)
  const first = Math.min(length, OUTPUT_BYTES - start)
  bytes.set(new Uint8Array(memory.buffer, OUTPUT_DATA + start, first))
  bytes.set(new Uint8Array(memory.buffer, OUTPUT_DATA, length - first), first)
  return bytes
}

/** The pool of event chunks in a run's memory. assembly/record/chunks.ts describes it. */
class ChunkPool {
  private readonly pool: number
  private readonly size: number
  private returned = 0

  constructor(private readonly words: Int32Array) {
    this.pool = words[EVENT_POOL >> 2]! >>> 0
    this.size = words[EVENT_CHUNKS >> 2]! >>> 0
  }

  get events(): number {
    return this.size * CHUNK_EVENTS
  }

  giveBack(chunk: number): void {
    Atomics.store(this.words, (this.pool + POOL_ADDRESSES + (this.returned % this.size) * 4) >> 2, chunk | 0)
    this.returned++
    Atomics.store(this.words, (this.pool + POOL_RETURNED) >> 2, this.returned | 0)
  }
}

/** Copies the events that one slot's threads record. */
class SlotDrain implements SlotCopies {
  private readonly base: number
  readonly chunks: Uint8Array<ArrayBuffer>[] = []
  private events = 0
  /** The chunk that contains the next event, and the number of its events that are copied. */
  private chunk = 0
  private copied = 0

  constructor(
    private readonly words: Int32Array,
    private readonly slot: number,
    private readonly pool: ChunkPool,
  ) {
    this.base = SLOTS + slot * SLOT_BYTES
  }

  get used(): boolean {
    return this.events > 0
  }

  /** Copies the new events, and returns each chunk whose events are all copied to the pool. @returns the number of new events */
  take(): number {
    const count = (Atomics.load(this.words, (this.base + SLOT_EVENTS) >> 2) - this.events) >>> 0
    if (count === 0) return 0
    const bytes = new Uint8Array(count * EVENT_BYTES)
    for (let done = 0; done < count; ) {
      const from = this.place()
      const now = Math.min(count - done, CHUNK_EVENTS - this.copied)
      bytes.set(new Uint8Array(this.words.buffer, from, now * EVENT_BYTES), done * EVENT_BYTES)
      this.copied += now
      done += now
    }
    this.chunks.push(bytes)
    this.events += count
    return count
  }

  /** The address of the next event, which the worker has published. */
  private place(): number {
    if (this.chunk === 0) this.chunk = this.words[(this.base + SLOT_FIRST_CHUNK) >> 2]! >>> 0
    if (this.copied === CHUNK_EVENTS) {
      const next = this.words[this.chunk >> 2]! >>> 0
      this.pool.giveBack(this.chunk)
      this.chunk = next
      this.copied = 0
    }
    return this.chunk + EVENT_BYTES * (1 + this.copied)
  }

  columns(): EventColumns {
    return { slot: this.slot, ...columnsOf(this.chunks), lost: this.words[(this.base + SLOT_LOST) >> 2] ?? 0 }
  }
}
