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
import { type Gap, Looks } from '../execution/stalls.ts'
import { BoundedOutput } from './bounded-output.ts'
import { LiveFeed, type ProcessBatch, type Taken } from './live-feed.ts'

/** Longest pause between two looks at the rings, ms. Each costs a wake-up, which the threads that are measured feel. */
const LONGEST_PAUSE_MS = 50
/** A ring is to be found at most this full. */
const FULLEST = 0.25

/** All that a run wrote. */
export interface Drained {
  readonly columns: readonly EventColumns[]
  /** What it printed, bounded. */
  readonly text: string
  /** Texts that were posted while it printed. */
  readonly texts: number
  /** Batches of the live feed that were posted. */
  readonly batches: number
  /** Times in which the drainer could not run, ns on the run's clock. */
  readonly gaps: readonly Gap[]
}

/** Who wants to know while the program runs what its threads do. */
export type LiveEar = (batch: ProcessBatch) => void

/**
 * Takes the rings of all slots, and of the standard output that lies in `output`, out of the machine while it runs. Blocks its worker until
 * the DRAINER word of `memory` ends it.
 * @param now ns on the run's clock
 * @param onCall the machine calls for more workers
 */
export function drain(
  memory: WebAssembly.Memory,
  output: WebAssembly.Memory,
  now: () => number,
  onText: (text: string) => void,
  onCall: () => void,
  ear?: LiveEar,
): Drained {
  const words = new Int32Array(memory.buffer)
  const slots = Array.from({ length: words[SLOT_COUNT >> 2] ?? 0 }, (_, slot) => new SlotDrain(memory, slot))
  const feed = ear && new LiveFeed(slots, now, ear)
  const looks = new Looks()
  const decoder = new TextDecoder()
  let pauseMs = 1
  const printed = new BoundedOutput()
  let texts = 0
  for (;;) {
    Atomics.wait(words, DRAINER >> 2, DRAINER_RUN, pauseMs)
    if (Atomics.compareExchange(words, DRAINER >> 2, DRAINER_CALL, DRAINER_RUN) === DRAINER_CALL) onCall()
    // Read before the last look, so that nothing written before the end is missed.
    const ends = Atomics.load(words, DRAINER >> 2) === DRAINER_END
    looks.look(now())
    const untilNs = feed?.now() ?? 0
    const most = Math.max(0, ...slots.map((slot) => slot.take()))
    const text = takeText(output, decoder)
    if (text) {
      onText(text)
      printed.add(text)
      texts++
    }
    feed?.look(untilNs, ends)
    if (ends) {
      const columns = slots.filter((slot) => slot.used).map((slot) => slot.columns())
      return { columns, text: printed.text, texts, batches: feed?.posted ?? 0, gaps: looks.gaps }
    }
    pauseMs = nextPause(pauseMs, most)
  }
}

/** At the rate just seen, the fullest ring is a quarter full after it. */
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
  // Writers that found no room are parked here.
  Atomics.notify(words, OUTPUT_TAIL >> 2)
  return decoder.decode(bytes, { stream: true })
}

/** Bytes [from, from + length) of a ring whose positions grow for ever. */
function copyRing(memory: WebAssembly.Memory, ring: number, size: number, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  const start = from & (size - 1)
  const first = Math.min(length, size - start)
  bytes.set(new Uint8Array(memory.buffer, ring + start, first))
  bytes.set(new Uint8Array(memory.buffer, ring, length - first), first)
  return bytes
}

/** What has been taken out of one slot's ring. */
class SlotDrain implements Taken {
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

  /** Copies what is new and frees its room. Returns how many events that was. */
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
    const timeNs = new Float64Array(this.events)
    const kind = new Uint8Array(this.events)
    const arg = new Int32Array(this.events)
    let at = 0
    for (const chunk of this.chunks) {
      const view = new DataView(chunk.buffer)
      for (let entry = 0; entry < chunk.length; entry += EVENT_BYTES, at++) {
        timeNs[at] = Number(view.getBigInt64(entry, true))
        kind[at] = view.getInt32(entry + 8, true)
        arg[at] = view.getInt32(entry + 12, true)
      }
    }
    return { slot: this.slot, timeNs, kind, arg, lost: this.words[(this.base + SLOT_RING_LOST) >> 2] ?? 0 }
  }
}
