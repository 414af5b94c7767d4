import { Event } from '../assembly/abi/events.ts'
import { columnsOf } from '../src/lab/worker/event-chunks.ts'
import type { Recording, ThreadRecord } from '../src/model/recording.ts'

const THREADS = 4
const HOLD_NS = 5_000_000
const HANDOFF_NS = 8000
/** A thread writes at most this many bytes before the drainer copies them. */
const CHUNK_BYTES = 2 ** 16

/** Collects the events of one thread in chunks, as the drainer copies them from a ring. */
class Ring {
  readonly chunks: Uint8Array<ArrayBuffer>[] = []
  private at = CHUNK_BYTES

  add(timeNs: number, kind: Event, arg = 0): void {
    if (this.at === CHUNK_BYTES) {
      this.chunks.push(new Uint8Array(CHUNK_BYTES))
      this.at = 0
    }
    const view = new DataView(this.chunks.at(-1)!.buffer, this.at)
    view.setBigInt64(0, BigInt(timeNs), true)
    view.setInt32(8, kind, true)
    view.setInt32(12, arg, true)
    this.at += 16
  }

  /** The chunks without the room after the last event. */
  get drained(): Uint8Array<ArrayBuffer>[] {
    return this.chunks.map((chunk, i) => (i + 1 < this.chunks.length ? chunk : chunk.slice(0, this.at)))
  }
}

/** The events of threads that took turns, as the drainer copied them, and the machine's counters. */
interface Turns {
  /** The copies of each thread's ring. */
  readonly drained: Uint8Array<ArrayBuffer>[][]
  readonly acquisitions: readonly number[]
  readonly endNs: number
}

/** Threads that take turns under `switch`. Each waiter requests the GIL, and is woken in vain now and then. */
export function turnsOf(events: number): Turns {
  const rings = Array.from({ length: THREADS }, () => new Ring())
  const acquisitions = new Array<number>(THREADS).fill(0)
  for (const [thread, ring] of rings.entries()) ring.add(0, Event.START, thread)
  let now = 0
  let written = THREADS
  let sequence = 0
  for (let turn = 0; written < events; turn++) {
    const ring = rings[turn % THREADS]!
    const next = rings[(turn + 1) % THREADS]!
    if (turn % 5 === 0) ring.add(now, Event.VAIN_WAKES, 1)
    ring.add(now, Event.ACQUIRED, ++sequence)
    acquisitions[turn % THREADS]!++
    now += HOLD_NS + ((turn * 7919) % 1000) * 100
    next.add(now - 1000, Event.DROP_REQUEST)
    ring.add(now, Event.YIELDED)
    now += HANDOFF_NS
    written += turn % 5 === 0 ? 4 : 3
  }
  return { drained: rings.map((ring) => ring.drained), acquisitions, endNs: now }
}

/** Decodes the events. */
export function recordingOf({ drained, acquisitions, endNs }: Turns): Recording {
  const thread = (id: number): ThreadRecord => ({
    ...{ id, slot: id, name: `Thread-${id}`, acquisitions: acquisitions[id]!, reacquisitions: 0, ops: 0, breakerTrips: 0, standsAt: '' },
  })
  return {
    settings: {
      ...{ experiment: 'bench', variant: '', gil: 'switch', round: 1, recording: true },
      ...{ switchIntervalUs: 5000, checkInterval: 100, kernelEntryNs: 0 },
    },
    ...{ outcome: 'stopped', because: 'the events end here', startNs: 0, endNs, clockStepNs: 1, clockOffsetNs: 0 },
    events: drained.map((chunks, slot) => ({ slot, ...columnsOf(chunks), lost: 0 })),
    threads: drained.map((_, id) => thread(id)),
    ...{ stdout: '', quality: [], stamps: 0 },
  }
}
