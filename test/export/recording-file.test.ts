import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Event } from '../../assembly/abi/events.ts'
import { histogramSvg } from '../../src/charts/histogram.ts'
import { timelineSvg } from '../../src/charts/timeline.ts'
import { RecordingFile, toJson, toRecording, wholeFile } from '../../src/export/index.ts'
import { parkFloorOf } from '../../src/export/limit-words.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { measureRun } from '../../src/metrics/index.ts'
import { LabError } from '../../src/model/errors.ts'
import type { EventColumns, Recording } from '../../src/model/recording.ts'
import type { RunResult } from '../../src/model/run.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { schedules } from '../trace/schedules.ts'
import { MACHINE, sampleResult, textOf } from './sample.ts'

/** Any UTF-16 code units, including unpaired surrogates. */
const anyText = (minLength: number, maxLength: number) =>
  fc.array(fc.nat(0xffff), { minLength, maxLength }).map((units) => String.fromCharCode(...units))

const sample = sampleResult()
const text = textOf(toRecording(sample))
const small = sampleResult([recordingFrom('A ####ww##\nB .w!w##')])

const asReplay = (result: RunResult): RunResult => ({ ...result, report: { ...result.report, mode: 'replay' } })

describe('a recording that was written and read back gives', () => {
  it('the same report, programs and recordings, marked as a replay', () => {
    expect(parseRecording(text)).toEqual(asReplay(sample))
  })

  it('the same figures, for any schedule', () => {
    fc.assert(
      fc.property(schedules, (drawing) => {
        const result = sampleResult([recordingFrom(drawing)])
        const read = parseRecording(textOf(toRecording(result)))
        const [recording] = read.recordings
        expect(buildTimeline(recording!)).toEqual(buildTimeline(result.recordings[0]!))
        expect(measureRun(recording!, buildTimeline(recording!), MACHINE)).toEqual(read.report.runs[0])
      }),
    )
  })

  it('the same events, for any events', () => {
    const whole = fc.integer({ min: -(2 ** 50), max: 2 ** 50 })
    const event = fc.tuple(
      whole,
      fc.integer({ min: Event.START, max: Event.SWITCH_INTERVAL }),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.nat(9),
    )
    const columns = fc
      .tuple(fc.array(event, { maxLength: 30 }), fc.nat(9), fc.nat(1000), fc.option(fc.nat(5), { nil: undefined }), fc.boolean())
      .map(
        ([lines, slot, lost, firstGil, hasPlaces]): EventColumns => ({
          slot,
          ...(firstGil !== undefined && { firstGil }),
          timeNs: Float64Array.from(lines, ([timeNs]) => timeNs),
          kind: Uint8Array.from(lines, ([, kind]) => kind),
          arg: Int32Array.from(lines, ([, , arg]) => arg),
          ...(hasPlaces && { place: Uint32Array.from(lines, ([, , , place]) => place) }),
          lost,
        }),
      )
    fc.assert(
      fc.property(fc.array(columns, { maxLength: 3 }), anyText(0, 20), (events, stdout) => {
        const result = withFirst({ events, stdout }, small)
        expect(parseRecording(textOf(toRecording(result)))).toEqual(asReplay(result))
      }),
      { numRuns: 50 },
    )
  })

  it('readable text with a line per run, thread and column', () => {
    const lines = textOf(toRecording(sampleResult([recordingFrom('A ##w##\nB .w##')]))).split('\n')
    expect(lines).toContain('"timeNs": [0,0,2000,1000,2000],')
    expect(lines).toContain('"kind": [1,2,5,2,9],')
    expect(lines.filter((line) => line.startsWith('{"experiment":'))).toHaveLength(2)
  })

  it('the same recordings if the events of some runs are missing', () => {
    const some = { ...sample, recordings: sample.recordings.map((one, index) => (index % 2 === 0 ? one : undefined)) }
    expect(parseRecording(textOf(toRecording(some)))).toEqual(asReplay(some))
  })

  it('the same traps, processes and missing exit codes', () => {
    const trap = {
      code: 3,
      a: 1,
      b: -1,
      text: 'é',
      cause: { code: 4, a: 0, b: 0, frames: [] },
      frames: [{ functionIndex: 1, instruction: 7 }],
    }
    const [first] = sample.recordings
    const threads = first!.threads.map((thread, index) => (index === 1 ? { ...thread, trap, traceback: 'Traceback …' } : thread))
    const result = withFirst({ threads, processes: [{ name: 'Process-1', startMs: 1.5, exitCode: null }] })
    expect(parseRecording(textOf(toRecording(result)))).toEqual(asReplay(result))
  })

  it('the report without events if the file is a report', () => {
    expect(parseRecording(textOf(toJson(sample.report)))).toEqual({
      report: { ...sample.report, mode: 'replay' },
      recordings: [],
      programs: [],
    })
  })
})

describe('a file is refused if it is', () => {
  it.each([
    ['empty', '', /It is empty/],
    ['an HTML page', '<!doctype html>', /It is not JSON/],
    ['a recording cut short', text.slice(0, text.length / 2), /It is not JSON, or was cut short/],
    ['other JSON', '{"a": 1}', /JSON without a "schema" field/],
    ['a list', '[]', /JSON without a "schema" field/],
    ['another schema', '{"schema": "har@1"}', /Its schema is "har@1"/],
    [
      'a recording of a newer gil-lab',
      text.replace('recording@1', 'recording@2').replace(/"version":\s*"[^"]*"/, '"version":"7.0.0"'),
      /^gil-lab 7\.0\.0 made this file: its schema is gil-lab\/recording@2\. This is gil-lab [\d.]+, which reads gil-lab\/recording@1\./,
    ],
    ['a recording with a damaged report', damaged('report.runs.0.wallMs', null), /not a gil-lab\/report@1: at runs\.0\.wallMs/],
    [
      'a recording under an unknown GIL',
      damaged('recordings.0.settings.gil', 'unknown-gil'),
      /"unknown-gil" is not a GIL of this gil-lab, which has tick, switch/,
    ],
    [
      'a recording of other runs',
      damaged('recordings.0.settings.round', 7),
      /Recording 0 is of countdown.*round 7, but its run is of .*round 1/,
    ],
    ['a recording with a missing run', damaged('recordings', shorter), /It has 5 recordings for 6 runs/],
    ['a recording with a missing thread', damaged('recordings.0.threads', shorter), /Recording 0 has 2 threads, but its run has 3/],
    ['a recording with a missing event', damaged('recordings.0.events.0.arg', shorter), /recordings\.0\.events\.0: Its columns differ/],
    ['a recording with text among its events', damaged('recordings.0.events.0.kind.2', '2'), /events\.0\.kind: Expected a list of events/],
    ['a recording with an unknown event', damaged('recordings.0.events.0.kind.2', 99), /events\.0\.kind: Expected a list of events/],
    ['a recording with half a nanosecond', damaged('recordings.0.events.0.timeNs.2', 0.5), /timeNs: Expected a list of whole numbers/],
    [
      'a recording with times out of range',
      damaged('recordings.0.events.0.timeNs', (times: number[]) => times.map(() => 2 ** 53 - 1)),
      /timeNs: Its times do not add up/,
    ],
    ['a recording with an argument too large', damaged('recordings.0.events.0.arg.0', 2 ** 31), /arg: Expected a list of 32-bit/],
    [
      'a recording with bins out of range',
      damaged('report.runs.0.handoffUs.histogram.firstBin', 1e9),
      /handoffUs\.histogram: Its bins are outside/,
    ],
    ['a recording with bins of no width', damaged('report.runs.0.holdUs.histogram.binsPerDecade', 0), /binsPerDecade/],
    ['a recording with a clock step out of range', damaged('report.machine.clockStepUs', 1e308), /clockStepUs/],
    ['a recording nested too deeply', nested(20_000), /nested too deeply|Expected/],
  ])('%s', (_, content, message) => {
    const error = refusalOf(content)
    expect(error.code).toBe('usage')
    expect(error.message).toMatch(message)
    // The message stays short enough for a reader, because it does not repeat the file's content.
    expect(error.message.length).toBeLessThan(400)
  })

  it('any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
        expect(refusalOf(content).code).toBe('usage')
      }),
    )
  })
})

it('a damaged recording is refused or can be shown', () => {
  const file = JSON.parse(textOf(toRecording(small)))
  const places = placesIn(file)
  const hostile = fc.oneof(
    fc.constantFrom(null, -1, 0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, '', '<img src=x onerror=alert(1)>', [], {}, true),
    fc.jsonValue({ maxDepth: 2 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...places), hostile, (place, value) => {
      const shown = () => {
        const { report, recordings } = parseRecording(JSON.stringify(changed(structuredClone(file), place, value)))
        for (const run of report.runs) histogramSvg(run.handoffUs, { parkFloor: parkFloorOf(report.machine) })
        for (const recording of recordings) if (recording) timelineSvg(buildTimeline(recording))
      }
      try {
        shown()
      } catch (error) {
        expect(error).toBeInstanceOf(LabError)
      }
    }),
    { numRuns: 400 },
  )
})

describe('a recording that is too long to be read again', () => {
  const lengths = sample.recordings.map((_, index) => textOf(toRecording({ ...sample, recordings: onlyOne(index) })).length)
  const base = textOf(toRecording({ ...sample, recordings: [] })).length
  /** The number of characters that the events of the first three runs need. */
  const room = lengths.slice(0, 3).reduce((sum, length) => sum + length - base, 0)
  const file = new RecordingFile({ isBrief: false }, 2 * (room + 20))
  const { report, recordings } = parseRecording(textOf(wholeFile(file, sample)))

  it('keeps the events of the first runs and the whole report', () => {
    expect(recordings).toEqual(sample.recordings.map((one, index) => (index < 3 ? one : undefined)))
    expect(report.runs).toEqual(sample.report.runs)
  })

  it('reports how many runs have no events', () => {
    expect(file.leftOut).toEqual([expect.stringMatching(/^The events of 3 of 6 runs are missing, /)])
  })
})

function onlyOne(index: number): (Recording | undefined)[] {
  return sample.recordings.map((one, i) => (i === index ? one : undefined))
}

// biome-ignore lint/suspicious/noExplicitAny: JSON that a test damages
type Json = any

/** The file with a changed value at `place`. `change` is the new value, or a function of the old one. */
function damaged(place: string, change: Json): string {
  return JSON.stringify(changed(JSON.parse(text), place.split('.'), change))
}

function changed(file: Json, place: readonly string[], change: Json): Json {
  const at = place.slice(0, -1).reduce((inside, key) => inside[key], file)
  const last = place.at(-1)!
  at[last] = typeof change === 'function' ? change(at[last]) : change
  return file
}

function shorter(items: readonly Json[]): Json[] {
  return items.slice(0, -1)
}

/** The file with a trap that has a chain of `depth` causes. */
function nested(depth: number): string {
  const open = '{"code":1,"a":0,"b":0,"frames":[],"cause":'
  const trap = `${open.repeat(depth)}{"code":1,"a":0,"b":0,"frames":[]}${'}'.repeat(depth)}`
  return damaged('recordings.0.threads.0.trap', '@').replace('"@"', trap)
}

function refusalOf(content: string): LabError {
  try {
    parseRecording(content)
  } catch (error) {
    if (error instanceof LabError) return error
    throw error
  }
  throw new Error('it was read')
}

function withFirst(changes: Partial<Recording>, result = sample): RunResult {
  return { ...result, recordings: result.recordings.map((one, index) => (index === 0 ? { ...one!, ...changes } : one)) }
}

/** The path of every field and list entry in a value. */
function placesIn(value: Json, before: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [[...before, key], ...placesIn(value[key], [...before, key])])
}
