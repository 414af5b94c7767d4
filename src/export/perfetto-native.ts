import type { Recorded } from '../model/run.ts'
import type { Hold, Timeline } from '../model/timeline.ts'
import { laneName } from '../trace/by-gil.ts'
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
      let next = 0
      for (const interval of one.intervals) {
        const { state, startNs, endNs } = interval
        const holds = holdsOf[thread]!
        if (state === 'running') while (next + 1 < holds.length && timeline.holds[holds[next]!]!.acquiredNs < startNs) next++
        const ofHold = state === 'running' ? flows(holds[next]!) : undefined
        this.writer.begin(track, startNs - timeline.startNs, doing(interval), state, ofHold)
        this.writer.end(track, endNs - timeline.startNs)
        yield
      }
      for (const request of timeline.requests) {
        if (request.thread === thread) this.writer.instant(track, request.timeNs - timeline.startNs, 'drop request', 'gil')
      }
    }
    yield* this.waiters(timeline, pid)
  }

  /** Writes the number of threads that wait for a GIL, at each time at which a wait begins or ends. */
  private *waiters({ threads, startNs }: Timeline, pid: number): Generator<void> {
    const waits = threads.flatMap(({ intervals }) => intervals.filter(({ state }) => state === 'waiting'))
    const begins = Float64Array.from(waits, (wait) => wait.startNs).sort()
    const ends = Float64Array.from(waits, (wait) => wait.endNs).sort()
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
  private flowsOf(holds: readonly Hold[]): (index: number) => Flows {
    const base = this.numbers
    this.numbers += holds.length
    const isSwitch = (index: number) => {
      const [from, to] = [holds[index - 1], holds[index]]
      if (!from || !to || from.gil !== to.gil || from.thread === to.thread) return false
      return from.releasedNs > from.acquiredNs && to.releasedNs > to.acquiredNs
    }
    return (index) => ({
      ending: isSwitch(index) ? base + index : undefined,
      starting: isSwitch(index + 1) ? base + index + 1 : undefined,
    })
  }
}

/** For each thread, the indices of its holds in order of time. */
function byThread({ holds, threads, gils }: Timeline): number[][] {
  const indices: number[][] = threads.map(() => [])
  for (const [index, { thread }] of holds.entries()) indices[thread]!.push(index)
  // Holds are grouped by GIL. A thread may move from one GIL to another and back.
  if (gils.length > 1) for (const own of indices) own.sort((a, b) => holds[a]!.acquiredNs - holds[b]!.acquiredNs)
  return indices
}
