import { taken, together, where } from '../model/columns.ts'
import type { Recorded } from '../model/run.ts'
import { type Holds, RUNNING, STATES, type Timeline, WAITING } from '../model/timeline.ts'
import { laneName } from '../trace/by-gil.ts'
import { hasArrow } from './arrow.ts'
import { doing } from './blocked.ts'
import { type Flows, PacketWriter } from './perfetto-packets.ts'
import type { GrowingFile } from './pieces.ts'
import { TracedRuns, type TraceRounds } from './traced-runs.ts'

/** Each piece has at least this many bytes, except the last piece of a part. */
const PIECE_BYTES = 2 ** 16

/**
 * A trace in Perfetto's own format, in pieces, so that it need not be in memory as a whole. ui.perfetto.dev opens it. Each run is a
 * process. Each of its threads is a track of slices, which show whether the thread ran, waited or was blocked. An arrow leads from a hold
 * to the next hold, if that belongs to another thread. An instant marks each drop request, and a counter shows the number of waiters.
 * Times are ns since the start of the run.
 */
export class NativePerfettoTrace implements GrowingFile<Uint8Array<ArrayBuffer>> {
  private readonly runs: TracedRuns
  private readonly writer = new PacketWriter()
  /** The last number given to a process, thread, counter or flow. No two share a number. A track has the number of what it shows. */
  private numbers = 0

  constructor(rounds: TraceRounds = 'median') {
    this.runs = new TracedRuns(rounds)
  }

  *part(result: Recorded, from: number): Generator<Uint8Array<ArrayBuffer>> {
    for (const { name, timeline } of this.runs.since(result, from)) {
      for (const _ of this.packets(timeline, name)) if (this.writer.length >= PIECE_BYTES) yield this.writer.take()
    }
    if (this.writer.length > 0) yield this.writer.take()
  }

  end(): [] {
    return []
  }

  get leftOut(): string[] {
    return this.runs.leftOut
  }

  /** Writes the packets of one run. It yields after every few packets, so that part() can pass them on in small pieces. */
  private *packets(timeline: Timeline, name: string): Generator<void> {
    const pid = ++this.numbers
    this.writer.process(pid, pid, name)
    const flows = timeline.excludes ? this.flowsOf(timeline.holds) : () => undefined
    const holdsOf = byThread(timeline)
    for (const [thread, one] of timeline.threads.entries()) {
      const track = ++this.numbers
      this.writer.thread(track, pid, track, laneName(timeline, one))
      yield* this.slices(timeline, { thread, track, own: holdsOf[thread]!, flows })
      for (const request of where(timeline.requests.thread, (one) => one === thread)) {
        this.writer.instant(track, timeline.requests.timeNs[request]! - timeline.startNs, 'drop request', 'gil')
      }
    }
    yield* this.waiters(timeline, pid)
  }

  private *slices({ threads, startNs: runStartNs, holds }: Timeline, { thread, track, own, flows }: Track): Generator<void> {
    const { intervals } = threads[thread]!
    const { length, state, startNs, endNs } = intervals
    let next = 0
    for (let i = 0; i < length; i++) {
      const runs = state[i] === RUNNING
      if (runs) while (next + 1 < own.length && holds.acquiredNs[own[next]!]! < startNs[i]!) next++
      this.writer.begin(track, startNs[i]! - runStartNs, doing(intervals, i), STATES[state[i]!]!, runs ? flows(own[next]!) : undefined)
      this.writer.end(track, endNs[i]! - runStartNs)
      yield
    }
  }

  /** Writes the number of threads that wait for a GIL, at each time at which a wait begins or ends. */
  private *waiters({ threads, startNs }: Timeline, pid: number): Generator<void> {
    const waits = threads.map(({ intervals }) =>
      taken(
        intervals,
        where(intervals.state, (state) => state === WAITING),
      ),
    )
    const begins = together(waits.map((ofOne) => ofOne.startNs)).sort()
    const ends = together(waits.map((ofOne) => ofOne.endNs)).sort()
    const track = ++this.numbers
    this.writer.counter(track, pid, 'waiters')
    for (let begun = 0, ended = 0; ended < ends.length; ) {
      const now = Math.min(begins[begun] ?? Number.POSITIVE_INFINITY, ends[ended]!)
      while (begins[begun] === now) begun++
      while (ends[ended] === now) ended++
      this.writer.count(track, now - startNs, begun - ended)
      yield
    }
  }

  /** The arrows of each hold, by its index: from the hold before it and to the hold after it, where these belong to another thread. */
  private flowsOf(holds: Holds): (index: number) => Flows {
    const base = this.numbers
    this.numbers += holds.length
    return (index) => ({
      ending: hasArrow(holds, index) ? base + index : undefined,
      starting: hasArrow(holds, index + 1) ? base + index + 1 : undefined,
    })
  }
}

/** The track of one thread. `own` has the indices of the thread's holds in order of time. */
interface Track {
  readonly thread: number
  readonly track: number
  readonly own: readonly number[]
  readonly flows: (hold: number) => Flows | undefined
}

/** For each thread, the indices of its holds in order of time. */
function byThread({ holds, threads, gils }: Timeline): number[][] {
  const indices: number[][] = threads.map(() => [])
  for (const [index, thread] of holds.thread.entries()) indices[thread]!.push(index)
  // Holds are grouped by GIL. A thread may move from one GIL to another and back.
  if (gils.length > 1) for (const own of indices) own.sort((a, b) => holds.acquiredNs[a]! - holds.acquiredNs[b]!)
  return indices
}
