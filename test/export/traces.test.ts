import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { doing } from '../../src/export/blocked.ts'
import { type Piece, type TraceFormat, traceFile, traceFormatOf, wholeFile } from '../../src/export/index.ts'
import { rowsOf } from '../../src/model/columns.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunResult } from '../../src/model/run.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { recordingOf } from '../trace/recording.ts'
import { decodeTrace } from './decode-trace.ts'
import { sampleResult, simulate } from './sample.ts'
import { firefoxProfile } from './schemas/firefox-profile.ts'

const sample = sampleResult()
/** A run of one thread whose times are 3 ns more than a multiple of 7.1 µs, or 0.4 ns less. */
const unrounded = recordingOf([
  {
    events: Array.from({ length: 2000 }, (_, i) =>
      i % 2 === 0 ? [7.1 * i + 0.003, Event.ACQUIRED, i / 2 + 1] : [7.1 * i - 0.0004, Event.YIELDED],
    ),
  },
])
const small = sampleResult([recordingFrom('A ####ww##\nB .w!w##')])

function bytesOf(result: RunResult, format: TraceFormat): Uint8Array {
  const pieces: Piece[] = [...wholeFile(traceFile(format, 'all'), result)]
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))
}

const jsonOf = (result: RunResult, format: TraceFormat) => JSON.parse(`${Buffer.from(bytesOf(result, format))}`)

/** What each thread of a run did, as the timeline has it. */
function doneIn(recording: Recording) {
  const { threads, startNs } = buildTimeline(recording)
  return threads.map(({ intervals }) =>
    rowsOf(intervals).map((one, i) => ({ name: doing(intervals, i), startNs: one.startNs - startNs, endNs: one.endNs - startNs })),
  )
}

const truth = sample.recordings.map((recording) => doneIn(recording!))

describe("a trace in Perfetto's own format", () => {
  const trace = decodeTrace(bytesOf(small, 'perfetto'))

  it('has one process per run and one named track per thread', () => {
    expect(trace.processes).toEqual([{ pid: 1, name: 'drawn · switch · round 1' }])
    expect(trace.threads.map(({ pid, name }) => [pid, name])).toEqual([
      [1, 'A'],
      [1, 'B'],
    ])
    const { threads } = decodeTrace(bytesOf(sample, 'perfetto'))
    expect(new Set(threads.map(({ tid }) => tid)).size).toBe(threads.length)
  })

  it('has the slices of the timeline, to the nanosecond', () => {
    const { threads } = decodeTrace(bytesOf(sample, 'perfetto'))
    expect(threads.map(({ slices }) => slices.map(({ name, startNs, endNs }) => ({ name, startNs, endNs })))).toEqual(truth.flat())
  })

  it('has an arrow from each hold to the next, and a mark at each drop request', () => {
    expect(trace.arrows).toEqual([
      { from: ['A', 0], to: ['B', 4000] },
      { from: ['B', 4000], to: ['A', 6000] },
    ])
    expect(trace.threads.map(({ instants }) => instants)).toEqual([[], [{ name: 'drop request', ns: 2000 }]])
  })

  it('counts the waiters', () => {
    expect(trace.counters).toEqual([
      {
        name: 'waiters',
        values: [
          [1000, 1],
          [4000, 1],
          [6000, 0],
        ],
      },
    ])
  })

  it('comes in small pieces, however long the run is', () => {
    const busy = simulate(
      { settings: {}, threads: 3, wallUs: 300_000, hold: (random) => 5 + 20 * random(), pick: (waiting) => waiting[0]! },
      3,
    )
    const lengths = Array.from(wholeFile(traceFile('perfetto'), sampleResult([busy])), ({ length }) => length)
    expect(lengths.length).toBeGreaterThan(10)
    expect(Math.max(...lengths)).toBeLessThan(2 ** 17)
  })
})

describe("a trace in Chrome's format", () => {
  const slicesOf = ({ traceEvents }: { traceEvents: Slice[] }) => traceEvents.filter(({ ph }) => ph === 'X')

  it('has the slices of the timeline, to the nanosecond', () => {
    const read = slicesOf(jsonOf(sampleResult([unrounded]), 'chrome')).map(({ name, ts, dur }) => [name, ns(ts), ns(ts) + ns(dur)])
    const done = doneIn(unrounded).flat()
    expect(read).toEqual(done.map(({ name, startNs, endNs }) => [name, Math.round(startNs), Math.round(endNs)]))
  })

  it('has no slice whose end, computed as speedscope does, is after the start of the next slice', () => {
    const slices = slicesOf(jsonOf(sampleResult([unrounded]), 'chrome'))
    const since = ({ ts }: Slice) => ts - slices[0]!.ts
    const overlaps = slices.slice(1).filter((next, i) => since(slices[i]!) + slices[i]!.dur > since(next))
    expect(slices.length).toBeGreaterThan(1000)
    expect(overlaps).toEqual([])
  })
})

interface Slice {
  readonly ph: string
  readonly name: string
  readonly tid: number
  readonly ts: number
  readonly dur: number
}

const ns = (us: number) => Math.round(us * 1000)

describe('a profile for the Firefox Profiler', () => {
  const profile = jsonOf(sample, 'firefox')

  it("follows the format's types", () => {
    expect(v.safeParse(firefoxProfile, profile).issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
  })

  it('has what each thread did, as markers and as samples', () => {
    const { stringArray } = profile.shared
    const nameOf = (index: number) => stringArray[index]
    const ns = (ms: number) => Math.round(ms * 1e6)
    const read = profile.threads.map(({ markers, samples }: { markers: Columns; samples: Columns }) => {
      expect(markers.name!.map(nameOf)).toEqual(samples.stack!.map(nameOf))
      return markers.name!.map((name, i) => ({ name: nameOf(name), startNs: ns(markers.startTime![i]!), endNs: ns(markers.endTime![i]!) }))
    })
    expect(read).toEqual(truth.flat())
  })
})

type Columns = Readonly<Record<string, readonly number[]>>

describe('a file for speedscope', () => {
  const file = jsonOf(sample, 'speedscope')

  it("follows speedscope's JSON schema", () => {
    const schema = JSON.parse(readFileSync(new URL('schemas/speedscope.json', import.meta.url), 'utf8'))
    const validate = new Ajv({ strict: false }).compile(schema)
    validate(file)
    expect(validate.errors).toBeNull()
  })

  it('has a profile per thread, with what the thread did', () => {
    const read = file.profiles.map(({ events }: { events: { type: string; frame: number; at: number }[] }) =>
      events.flatMap(({ type, frame, at }, i) =>
        type === 'O' ? [{ name: file.shared.frames[frame].name, startNs: at, endNs: events[i + 1]!.at }] : [],
      ),
    )
    expect(read).toEqual(truth.flat())
  })
})

it('the ending of a file decides the format of a trace', () => {
  expect(['a.pftrace', 'a.perfetto-trace', 'a.json', '-', 'a.firefox.json', 'A.SPEEDSCOPE.JSON'].map(traceFormatOf)).toEqual([
    'perfetto',
    'perfetto',
    'chrome',
    'chrome',
    'firefox',
    'speedscope',
  ])
})
