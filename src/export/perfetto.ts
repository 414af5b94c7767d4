import { rowsOf, together } from '../model/columns.ts'
import type { Recorded } from '../model/run.ts'
import { type Holds, type Intervals, STATES, type Timeline } from '../model/timeline.ts'
import { laneName } from '../trace/by-gil.ts'
import { hasArrow } from './arrow.ts'
import { doing } from './blocked.ts'
import { type GrowingFile, wholeFile } from './pieces.ts'
import { TracedRuns, type TraceRounds } from './traced-runs.ts'

/**
 * The most slices of one run that Perfetto can open in this format. If a run has more, the trace contains only the beginning of the run.
 * The name of the run's process in the trace then gives the length of this beginning.
 */
const SLICES_PER_RUN = 200_000

type TraceEvent = Readonly<Record<string, unknown>>

/**
 * Generates the pieces of a trace in Chrome's JSON trace format. ui.perfetto.dev can open it. Each run is a process, and each of its threads
 * is a track that shows what the thread did. An arrow connects each release with the next holder's acquisition. An instant marks each
 * drop request. Times are µs since the start of the run, in whole ns, so runs can be compared one above the other.
 * @throws LabError 'broken-run' if a recording contradicts itself
 */
export function toPerfetto(result: Recorded, rounds?: TraceRounds): Generator<string> {
  return wholeFile(new PerfettoTrace(rounds), result)
}

export class PerfettoTrace implements GrowingFile<string> {
  private isEmpty = true
  private readonly runs: TracedRuns

  constructor(rounds: TraceRounds = 'median') {
    this.runs = new TracedRuns(rounds)
  }

  *part(result: Recorded, from: number): Generator<string> {
    for (const { number, name, timeline } of this.runs.since(result, from)) {
      for (const event of runEvents(timeline, number, name)) yield this.line(event)
    }
  }

  /** One event per line, so that a pager can show the file and diff can compare it. */
  private line(event: TraceEvent): string {
    const before = this.isEmpty ? HEAD : ',\n'
    this.isEmpty = false
    return before + JSON.stringify(event)
  }

  *end({ report }: Recorded): Generator<string> {
    const { schema, version, date, machine } = report
    const leftOut = this.leftOut.join(' ')
    const otherData = { schema, version, date, engine: machine.engine, os: machine.os, ...(leftOut && { leftOut }) }
    yield `${this.isEmpty ? HEAD : ''}\n],\n"otherData":${JSON.stringify(otherData)}}\n`
  }

  get leftOut(): string[] {
    return this.runs.leftOut
  }
}

const HEAD = '{"displayTimeUnit":"ns","traceEvents":[\n'

function* runEvents(timeline: Timeline, pid: number, name: string): Generator<TraceEvent> {
  const all = timeline.threads.reduce((sum, { intervals }) => sum + intervals.length, 0)
  const untilNs = all > SLICES_PER_RUN ? cutAt(timeline) : timeline.endNs
  const cut = untilNs < timeline.endNs ? ` (first ${Math.round((untilNs - timeline.startNs) / 1e6)} ms)` : ''
  yield metadata('process_name', pid, 0, { name: name + cut })
  yield metadata('process_sort_index', pid, 0, { sort_index: pid })
  const us = (ns: number) => Math.round(ns - timeline.startNs) / 1000
  for (const [index, thread] of timeline.threads.entries()) {
    yield metadata('thread_name', pid, index + 1, { name: laneName(timeline, thread) })
    yield metadata('thread_sort_index', pid, index + 1, { sort_index: index + 1 })
    for (let i = 0; i < thread.intervals.length; i++) {
      if (thread.intervals.startNs[i]! < untilNs) yield slice(thread.intervals, i, pid, index + 1, us)
    }
  }
  for (const { thread, timeNs } of rowsOf(timeline.requests)) {
    if (timeNs < untilNs) yield { ph: 'i', name: 'drop request', cat: 'gil', pid, tid: thread + 1, ts: us(timeNs), s: 't' }
  }
  if (timeline.excludes) yield* arrows(timeline.holds, pid, untilNs, us)
}

/** The time at which the first slice beyond the limit begins. The run must have more slices than the limit. */
function cutAt({ threads }: Timeline): number {
  return together(threads.map(({ intervals }) => intervals.startNs)).sort()[SLICES_PER_RUN]!
}

function metadata(name: string, pid: number, tid: number, args: object): TraceEvent {
  return { ph: 'M', name, pid, tid, args }
}

/**
 * Viewers add a slice's start and duration, and speedscope first subtracts the thread's first time. If a rounded sum is after the start of the
 * next slice, they draw the next slice as a call inside this one. Sums of multiples of a power of two are not rounded. This one is far below
 * half a nanosecond, so that Perfetto still reads whole ns.
 */
const SLICE_STEP_US = 2 ** -13

function slice(intervals: Intervals, interval: number, pid: number, tid: number, us: (ns: number) => number): TraceEvent {
  const exact = (ns: number) => Math.round(us(ns) / SLICE_STEP_US) * SLICE_STEP_US
  const ts = exact(intervals.startNs[interval]!)
  const dur = exact(intervals.endNs[interval]!) - ts
  return { ph: 'X', name: doing(intervals, interval), cat: STATES[intervals.state[interval]!]!, pid, tid, ts, dur }
}

/**
 * The arrows from each hold to the next one, if the next one is another thread's hold of the same GIL. Each end of an arrow has a time, and
 * Perfetto ties the end to the slice at this time. So an arrow starts at the last nanosecond of a hold and ends at the first nanosecond of
 * the next hold.
 */
function* arrows(holds: Holds, pid: number, untilNs: number, us: (ns: number) => number): Generator<TraceEvent> {
  const { thread, acquiredNs, releasedNs } = holds
  for (let to = 1; to < holds.length; to++) {
    if (!hasArrow(holds, to) || acquiredNs[to]! >= untilNs) continue
    const from = to - 1
    const common = { name: 'hand-off', cat: 'handoff', id: pid * 1e9 + to, pid }
    yield { ph: 's', ...common, tid: thread[from]! + 1, ts: us(Math.max(acquiredNs[from]!, releasedNs[from]! - 1)) }
    yield { ph: 'f', bp: 'e', ...common, tid: thread[to]! + 1, ts: us(acquiredNs[to]!) }
  }
}
