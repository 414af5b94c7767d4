import type { Recorded } from '../model/run.ts'
import type { Intervals, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { laneName } from '../trace/by-gil.ts'
import { DOINGS, doing } from './blocked.ts'
import { type GrowingFile, jsonList } from './pieces.ts'
import { TracedRuns, type TraceRounds } from './traced-runs.ts'

/**
 * The version of the processed profile format. profiler.firefox.com also reads older versions than its own, so this one stays readable.
 * Source: docs-developer/CHANGELOG-formats.md in github.com/firefox-devtools/profiler.
 */
const PROFILE_VERSION = 70
/** The phase of a marker with a start and an end. */
const INTERVAL = 1
/** One category per state, in the order of STATES. */
const CATEGORIES = [
  { name: 'running', color: 'green', subcategories: ['Other'] },
  { name: 'waiting', color: 'red', subcategories: ['Other'] },
  // The format needs one grey category.
  { name: 'blocked', color: 'grey', subcategories: ['Other'] },
]
const MARKER = 'thread state'

/**
 * A profile for profiler.firefox.com, in pieces. Each run is a process. Each interval of a thread is a marker, and also a sample whose
 * weight is the length of the interval. So the call tree shows how long each thread ran, waited and was blocked. Times are ms since the
 * start of the run.
 */
export class FirefoxProfile implements GrowingFile<string> {
  private readonly runs: TracedRuns
  private isEmpty = true

  constructor(rounds: TraceRounds = 'median') {
    this.runs = new TracedRuns(rounds)
  }

  *part(result: Recorded, from: number): Generator<string> {
    for (const { number, name, timeline } of this.runs.since(result, from)) {
      for (const [index, thread] of timeline.threads.entries()) {
        if (thread.intervals.length === 0) continue
        yield this.isEmpty ? '{"threads":[\n' : ',\n'
        this.isEmpty = false
        yield* object({
          ...plain(threadFacts(timeline, thread, { number, index, name })),
          samples: object(samplesOf(thread.intervals, timeline.startNs)),
          markers: object(markersOf(thread.intervals, timeline.startNs)),
        })
      }
    }
  }

  *end({ report }: Recorded): Generator<string> {
    const meta = {
      interval: 1,
      startTime: Date.parse(report.date),
      processType: 0,
      product: 'gil-lab',
      stackwalk: 0,
      version: 27,
      preprocessedProfileVersion: PROFILE_VERSION,
      categories: CATEGORIES,
      markerSchema: [{ name: MARKER, display: ['marker-chart', 'marker-table', 'timeline-overview'], fields: [] }],
      oscpu: report.machine.os,
      misc: report.machine.engine,
      importedFrom: `gil-lab ${report.version}`,
      symbolicationNotSupported: true,
      sourceCodeIsNotOnSearchfox: true,
    }
    yield `${this.isEmpty ? '{"threads":[' : ''}\n],"libs":[],"shared":${JSON.stringify(SHARED)},"meta":${JSON.stringify(meta)}}\n`
  }

  get leftOut(): string[] {
    return this.runs.leftOut
  }
}

/** The JSON of each field of an object, in pieces. */
type Written = Readonly<Record<string, Iterable<string>>>

function* object(fields: Written): Generator<string> {
  let before = '{'
  for (const [name, text] of Object.entries(fields)) {
    yield `${before}${JSON.stringify(name)}:`
    yield* text
    before = ','
  }
  yield '}'
}

function plain(fields: object): Written {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [JSON.stringify(value)]]))
}

interface Place {
  readonly number: number
  readonly index: number
  readonly name: string
}

function threadFacts(timeline: Timeline, thread: ThreadTimeline, { number, index, name }: Place): object {
  const ms = (ns: number) => (ns - timeline.startNs) / 1e6
  return {
    processType: 'default',
    processName: name,
    processStartupTime: 0,
    processShutdownTime: ms(timeline.endNs),
    registerTime: ms(thread.startNs),
    unregisterTime: ms(thread.endNs),
    pausedRanges: [],
    name: laneName(timeline, thread),
    isMainThread: index === 0,
    showMarkersInTimeline: true,
    pid: `${number}`,
    tid: `${number}.${index}`,
  }
}

function samplesOf(intervals: Intervals, runStartNs: number): Written {
  const { length: n, startNs, endNs } = intervals
  return {
    length: [`${n}`],
    weightType: ['"tracing-ms"'],
    time: jsonList(n, (i) => (startNs[i]! - runStartNs) / 1e6),
    weight: jsonList(n, (i) => (endNs[i]! - startNs[i]!) / 1e6),
    stack: jsonList(n, (i) => DOINGS.indexOf(doing(intervals, i))),
  }
}

function markersOf(intervals: Intervals, runStartNs: number): Written {
  const { length: n, state, startNs, endNs } = intervals
  const data = JSON.stringify({ type: MARKER })
  return {
    length: [`${n}`],
    name: jsonList(n, (i) => DOINGS.indexOf(doing(intervals, i))),
    startTime: jsonList(n, (i) => (startNs[i]! - runStartNs) / 1e6),
    endTime: jsonList(n, (i) => (endNs[i]! - runStartNs) / 1e6),
    phase: jsonList(n, () => INTERVAL),
    category: jsonList(n, (i) => state[i]!),
    data: jsonList(n, () => data),
  }
}

/** What all threads share. Each of DOINGS is a string, a function, a frame and a stack, all with the same index. */
const SHARED = {
  stringArray: DOINGS,
  stackTable: { length: DOINGS.length, frame: [...DOINGS.keys()], prefixOffset: each(0) },
  frameTable: {
    length: DOINGS.length,
    address: each(-1),
    lib: each(-1),
    inlineDepth: each(0),
    category: DOINGS.map((_, index) => Math.min(index, 2)),
    subcategory: each(0),
    func: [...DOINGS.keys()],
    nativeSymbol: each(null),
    innerWindowID: each(null),
    line: each(null),
    column: each(null),
    originalLocation: each(null),
  },
  funcTable: {
    length: DOINGS.length,
    name: [...DOINGS.keys()],
    isJS: each(false),
    relevantForJS: each(false),
    resource: each(-1),
    source: each(null),
    lineNumber: each(null),
    columnNumber: each(null),
    originalLocation: each(null),
  },
  resourceTable: { length: 0, name: [], host: [], type: [] },
  nativeSymbols: { length: 0, libIndex: [], address: [], name: [], functionSize: [] },
  sources: { length: 0, id: [], filename: [], startLine: [], startColumn: [], sourceMapURL: [], content: [] },
  sourceLocationTable: { length: 0, source: [], line: [], column: [] },
}

function each<T>(value: T): T[] {
  return DOINGS.map(() => value)
}
