// Runs in a process of its own: `node --expose-gc analysis.js EVENTS`. It makes the drained events of a run with this many events, turns
// them into a report as the lab does, and prints as JSON the time and the memory that this took.
import { memoryUsage, resourceUsage } from 'node:process'
import { Event } from '../assembly/abi/events.ts'
import { columnsOf } from '../src/lab/worker/event-chunks.ts'
import { latenciesOf, measureRun } from '../src/metrics/index.ts'
import type { Recording, ThreadRecord } from '../src/model/recording.ts'
import { buildTimeline } from '../src/trace/build-timeline.ts'

export interface Analysis {
  readonly events: number
  readonly ms: number
  /** The largest memory of the process, above that just before the analysis, MB. */
  readonly peakMB: number
}

const THREADS = 4
const HOLD_NS = 5_000_000
const HANDOFF_NS = 8000
/** A thread writes at most this many bytes before the drainer copies them. */
const CHUNK_BYTES = 2 ** 16

/** Collects the events of one thread in chunks, as the drainer copies them from a ring. */
class Ring {
  readonly chunks: Uint8Array<ArrayBuffer>[] = []
  private at = CHUNK_BYTES
  count = 0

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
    this.count++
  }

  /** The chunks without the room after the last event. */
  get drained(): Uint8Array<ArrayBuffer>[] {
    return this.chunks.map((chunk, i) => (i + 1 < this.chunks.length ? chunk : chunk.slice(0, this.at)))
  }
}

/** The rings of threads that take turns under `switch`. Each waiter requests the GIL, and is woken in vain now and then. */
function ringsWith(events: number): { rings: Ring[]; acquisitions: number[]; endNs: number } {
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
  return { rings, acquisitions, endNs: now }
}

function analyse(events: number): Analysis {
  const { rings, acquisitions, endNs } = ringsWith(events)
  const drained = rings.map((ring) => ring.drained)
  const count = rings.reduce((sum, ring) => sum + ring.count, 0)
  globalThis.gc?.()
  const before = memoryUsage.rss()
  const began = performance.now()
  const recording = recordingOf(drained, acquisitions, endNs)
  const timeline = buildTimeline(recording)
  measureRun(recording, timeline, { parkFloorUs: { p50: 6, p99: 20, modesUs: [] } })
  latenciesOf(timeline)
  const ms = performance.now() - began
  return { events: count, ms, peakMB: (resourceUsage().maxRSS * 1024 - before) / 1e6 }
}

function recordingOf(drained: Uint8Array<ArrayBuffer>[][], acquisitions: readonly number[], endNs: number): Recording {
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

console.log(JSON.stringify(analyse(Number(process.argv[2]))))
