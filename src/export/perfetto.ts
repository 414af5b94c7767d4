import type { RunResult } from '../model/run.ts'
import type { Hold, Interval, Timeline } from '../model/timeline.ts'
import { laneName } from '../trace/gils.ts'
import { buildTimeline } from '../trace/timeline.ts'
import { blockedOn } from './blocked.ts'
import { excerptWords } from './words.ts'

/** Most slices of one run: Perfetto and JavaScript's strings both have an end. What is cut off is said in the trace. */
const SLICES_PER_RUN = 200_000

type TraceEvent = Readonly<Record<string, unknown>>

/**
 * Chrome's JSON trace format, which ui.perfetto.dev opens: a process a run, a track a thread with what it did, arrows from each release to
 * the next holder's acquisition, instants for drop requests. Times are µs since the run's start, so runs lie on top of each other.
 * @throws LabError 'broken-run' where a recording does not reconcile
 */
export function toPerfetto({ report, recordings }: RunResult): string {
  const events = recordings.flatMap((recording, index) => {
    if (!recording) return []
    const { experiment, variant, gil, round } = recording.settings
    const name = [experiment, variant, gil, `round ${round}`, ...excerptWords(recording)].filter(Boolean).join(' · ')
    return [...runEvents(buildTimeline(recording), index + 1, name)]
  })
  // One event a line: the file can be read, and compared, with a pager.
  const lines = events.map((event) => JSON.stringify(event)).join(',\n')
  const otherData = {
    schema: report.schema,
    version: report.version,
    date: report.date,
    engine: report.machine.engine,
    os: report.machine.os,
  }
  return `{"displayTimeUnit":"ns","otherData":${JSON.stringify(otherData)},"traceEvents":[\n${lines}\n]}\n`
}

function* runEvents(timeline: Timeline, pid: number, name: string): Generator<TraceEvent> {
  const all = timeline.threads.reduce((sum, { intervals }) => sum + intervals.length, 0)
  const untilNs = all > SLICES_PER_RUN ? cutAt(timeline) : timeline.endNs
  const cut = untilNs < timeline.endNs ? ` (first ${Math.round((untilNs - timeline.startNs) / 1e6)} ms)` : ''
  yield metadata('process_name', pid, 0, { name: name + cut })
  yield metadata('process_sort_index', pid, 0, { sort_index: pid })
  const us = (ns: number) => (ns - timeline.startNs) / 1000
  for (const [index, thread] of timeline.threads.entries()) {
    yield metadata('thread_name', pid, index + 1, { name: laneName(timeline, thread) })
    yield metadata('thread_sort_index', pid, index + 1, { sort_index: index + 1 })
    for (const interval of thread.intervals) if (interval.startNs < untilNs) yield slice(interval, pid, index + 1, us)
  }
  for (const { thread, timeNs } of timeline.requests) {
    if (timeNs < untilNs) yield { ph: 'i', name: 'drop request', cat: 'gil', pid, tid: thread + 1, ts: us(timeNs), s: 't' }
  }
  if (timeline.excludes) yield* arrows(timeline.holds, pid, untilNs, us)
}

/** When the slices of a run are too many: the time by which the permitted part of them has begun. */
function cutAt({ threads }: Timeline): number {
  const starts = threads.flatMap(({ intervals }) => intervals.map(({ startNs }) => startNs))
  return Float64Array.from(starts).sort()[SLICES_PER_RUN]!
}

function metadata(name: string, pid: number, tid: number, args: object): TraceEvent {
  return { ph: 'M', name, pid, tid, args }
}

function slice({ state, startNs, endNs, block }: Interval, pid: number, tid: number, us: (ns: number) => number): TraceEvent {
  const name = state === 'blocked' ? blockedOn(block) : state
  return { ph: 'X', name, cat: state, pid, tid, ts: us(startNs), dur: (endNs - startNs) / 1000 }
}

/**
 * An arrow is tied to the slice in which its time lies: it leaves at the last nanosecond of a hold and arrives at the first of the next.
 * A hold of no length has no slice, so no arrow.
 */
function* arrows(holds: readonly Hold[], pid: number, untilNs: number, us: (ns: number) => number): Generator<TraceEvent> {
  for (let i = 1; i < holds.length; i++) {
    const from = holds[i - 1]!
    const to = holds[i]!
    if (from.gil !== to.gil || to.acquiredNs >= untilNs) continue
    if (from.thread === to.thread || from.releasedNs <= from.acquiredNs || to.releasedNs <= to.acquiredNs) continue
    const common = { name: 'handoff', cat: 'handoff', id: pid * 1e9 + i, pid }
    yield { ph: 's', ...common, tid: from.thread + 1, ts: us(Math.max(from.acquiredNs, from.releasedNs - 1)) }
    yield { ph: 'f', bp: 'e', ...common, tid: to.thread + 1, ts: us(to.acquiredNs) }
  }
}
