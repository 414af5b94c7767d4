import type { Recorded } from '../model/run.ts'
import type { Intervals } from '../model/timeline.ts'
import { VERSION } from '../model/version.ts'
import { laneName } from '../trace/by-gil.ts'
import { DOINGS, doing } from './blocked.ts'
import { type GrowingFile, jsonList } from './pieces.ts'
import { TracedRuns, type TraceRounds } from './traced-runs.ts'

const SCHEMA = 'https://www.speedscope.app/file-format-schema.json'

/**
 * A file for speedscope.app, in pieces. Each thread of each run is a profile, whose frames are what the thread did: "running", "waiting",
 * "sleeping". Times are ns since the start of the run.
 */
export class SpeedscopeFile implements GrowingFile<string> {
  private readonly runs: TracedRuns
  private isEmpty = true

  constructor(rounds: TraceRounds = 'median') {
    this.runs = new TracedRuns(rounds)
  }

  *part(result: Recorded, from: number): Generator<string> {
    for (const { name, timeline } of this.runs.since(result, from)) {
      for (const thread of timeline.threads) {
        if (thread.intervals.length === 0) continue
        const head = {
          type: 'evented',
          name: `${name} · ${laneName(timeline, thread)}`,
          unit: 'nanoseconds',
          startValue: thread.startNs - timeline.startNs,
          endValue: thread.endNs - timeline.startNs,
        }
        yield `${this.isEmpty ? HEAD : ',\n'}${JSON.stringify(head).slice(0, -1)},"events":`
        this.isEmpty = false
        yield* jsonList(thread.intervals.length, (interval) => eventsOf(thread.intervals, interval, timeline.startNs))
        yield '}'
      }
    }
  }

  *end({ report }: Recorded): Generator<string> {
    const name = `gil-lab ${report.date}, ${report.machine.engine} on ${report.machine.os}`
    yield `${this.isEmpty ? HEAD : ''}\n],"name":${JSON.stringify(name)},"exporter":${JSON.stringify(`gil-lab ${VERSION}`)}}\n`
  }

  get leftOut(): string[] {
    return this.runs.leftOut
  }
}

const HEAD = `{"$schema":${JSON.stringify(SCHEMA)},"shared":{"frames":${JSON.stringify(DOINGS.map((name) => ({ name })))}},"profiles":[\n`

/** The JSON of the two events with which an interval of a thread begins and ends. */
function eventsOf(intervals: Intervals, interval: number, runStartNs: number): string {
  const frame = DOINGS.indexOf(doing(intervals, interval))
  const event = (type: 'O' | 'C', ns: number) => `{"type":"${type}","frame":${frame},"at":${ns - runStartNs}}`
  return `${event('O', intervals.startNs[interval]!)},${event('C', intervals.endNs[interval]!)}`
}
