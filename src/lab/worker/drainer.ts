import {
  DRAINER,
  DRAINER_CALL,
  DRAINER_END,
  DRAINER_RUN,
  EVENT_BYTES,
  OUTPUT_BYTES,
  OUTPUT_DATA,
  OUTPUT_HEAD,
  OUTPUT_TAIL,
  RING_EVENTS,
  SLOT_BYTES,
  SLOT_COUNT,
  SLOT_RING,
  SLOT_RING_HEAD,
  SLOT_RING_LOST,
  SLOT_RING_TAIL,
  SLOTS,
} from '../../../assembly/abi/layout.ts'
import type { EventColumns } from '../../model/recording.ts'
import { BoundedOutput } from './bounded-output.ts'
import { columnsOf } from './event-chunks.ts'
import { GapDetector } from './gaps.ts'
import { LiveFeed, type SlotCopies } from './live-feed.ts'
import type { Drained, ProcessBatch } from './worker-api.ts'

/** Longest pause between two rounds over the rings, ms. Each round costs a wake-up, which disturbs the measured threads. */
const LONGEST_PAUSE_MS = 50
/** The share of a ring that may be full when the drainer returns to the ring. */
const FULLEST = 0.25

/**
 * Empties the rings of all slots, and the standard output's ring in `output`, while the machine runs. Blocks its worker until the DRAINER
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
  const slots = Array.from({ length: words[SLOT_COUNT >> 2] ?? 0 }, (_, slot) => new SlotDrain(memory, slot))
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
    const most = Math.max(0, ...slots.map((slot) => slot.take()))
    const text = takeText(output, decoder)
    if (text) {
      onText(text)
      printed.add(text)
      texts++
    }
    feed?.afterRound(untilNs, ends)
    if (ends) {
      const columns = slots.filter((slot) => slot.used).map((slot) => slot.columns())
      return { columns, text: printed.text, texts, batches: feed?.posted ?? 0, gaps: detector.gaps }
    }
    pauseMs = nextPause(pauseMs, most)
  }
}

/**
 * The pause after which the fullest ring would be a quarter full, at the rate of events during the last pause. It is at least 1 ms, at most
 * LONGEST_PAUSE_MS, and at most twice the last pause.
 */
function nextPause(pauseMs: number, events: number): number {
  const fits = events === 0 ? LONGEST_PAUSE_MS : (pauseMs * FULLEST * RING_EVENTS) / events
  return Math.max(1, Math.min(LONGEST_PAUSE_MS, pauseMs * 2, fits))
}

function takeText(memory: WebAssembly.Memory, decoder: TextDecoder): string {
  const words = new Int32Array(memory.buffer)
  const head = Atomics.load(words, OUTPUT_HEAD >> 2) >>> 0
  const tail = Atomics.load(words, OUTPUT_TAIL >> 2) >>> 0
  const length = (head - tail) >>> 0
  if (length === 0) return ''
  const bytes = copyRing(memory, OUTPUT_DATA, OUTPUT_BYTES, tail, length)
  Atomics.store(words, OUTPUT_TAIL >> 2, head | 0)
  // Wakes the writers that found no room.
  Atomics.notify(words, OUTPUT_TAIL >> 2)
  return decoder.decode(bytes, { stream: true })
}

/** Bytes [from, from + length) of a ring. Positions grow without bound; `size` is a power of two. */
function copyRing(memory: WebAssembly.Memory, ring: number, size: number, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const start = from & (size - 1)
  const first = Math.min(length, size - start)
  bytes.set(new Uint8Array(memory.buffer, ring + start, first))
  bytes.set(new Uint8Array(memory.buffer, ring, length - first), first)
  return bytes
}

/** Copies the events that one slot's threads record. */
class SlotDrain implements SlotCopies {
  private readonly base: number
  private readonly words: Int32Array
  readonly chunks: Uint8Array<ArrayBuffer>[] = []
  private events = 0

  constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly slot: number,
  ) {
    this.base = SLOTS + slot * SLOT_BYTES
    this.words = new Int32Array(memory.buffer)
  }

  get used(): boolean {
    return this.events > 0
  }

  /** Copies the new events and frees their room in the ring. @returns their number */
  take(): number {
    const head = Atomics.load(this.words, (this.base + SLOT_RING_HEAD) >> 2) >>> 0
    const tail = Atomics.load(this.words, (this.base + SLOT_RING_TAIL) >> 2) >>> 0
    const count = (head - tail) >>> 0
    if (count === 0) return 0
    const ring = this.base + SLOT_RING
    this.chunks.push(copyRing(this.memory, ring, RING_EVENTS * EVENT_BYTES, (tail & (RING_EVENTS - 1)) * EVENT_BYTES, count * EVENT_BYTES))
    Atomics.store(this.words, (this.base + SLOT_RING_TAIL) >> 2, head | 0)
    this.events += count
    return count
  }

  columns(): EventColumns {
    return { slot: this.slot, ...columnsOf(this.chunks), lost: this.words[(this.base + SLOT_RING_LOST) >> 2] ?? 0 }
  }
}
