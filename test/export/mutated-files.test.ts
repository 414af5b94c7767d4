import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import {
  HtmlFile,
  PictureFile,
  RecordingFile,
  remade,
  TRACE_FORMATS,
  toCsv,
  toJson,
  toRecording,
  traceFile,
  wholeFile,
} from '../../src/export/index.ts'
import { readRecording } from '../../src/formats/read-recording.ts'
import { LabError } from '../../src/model/errors.ts'
import type { RunResult } from '../../src/model/run.ts'
import { LONG } from '../long.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { sampleResult, textOf } from './sample.ts'

/** Two rounds of a run in which a thread starves, one requests the GIL, and one wakes in vain. So the lists of a report have entries. */
const DRAWING = 'A ####wwwwwwww##\nB .w!w######\nC ..wwvwwwwwwwww##'
const recordings = [1, 2].map((round) => recordingFrom(DRAWING, { settings: { round, switchIntervalUs: 2, constants: { N: 3 } } }))
const result = sampleResult(recordings)
const RECORDING = textOf(toRecording(result))
const REPORT = textOf(toJson(result.report))

/** Reads a file as every reader does, and shows the result as every command does. @returns the error, if the file is refused */
function readAndShow(text: string): LabError | undefined {
  let read: RunResult
  try {
    read = readRecording(text)
  } catch (error) {
    expect(error).toBeInstanceOf(LabError)
    expect((error as LabError).code).toBe('usage')
    expect((error as LabError).message.length).toBeLessThan(500)
    return error as LabError
  }
  expect(Object.getPrototypeOf(read.report)).toBe(Object.prototype)
  expect(reportText(read.report, 80, createStyle(false), true)).not.toBe('')
  const files = [
    remade(({ report }) => toJson(report)),
    remade(({ report }) => toCsv(report)),
    new HtmlFile(),
    new PictureFile(() => 'title'),
    new RecordingFile({ isBrief: true }),
    ...TRACE_FORMATS.map((format) => traceFile(format)),
  ]
  for (const file of files) for (const piece of wholeFile(file, read)) expect(piece.length).toBeGreaterThanOrEqual(0)
  return undefined
}

// biome-ignore lint/suspicious/noExplicitAny: JSON that a test damages
type Json = any
type Place = readonly string[]

function placesIn(value: Json, before: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [[...before, key], ...placesIn(value[key], [...before, key])])
}

const ODD = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    '__proto__',
    'constructor',
    [],
    {},
    -1,
    0,
    0.5,
    1e300,
    -1e300,
    2 ** 31,
    2 ** 53,
    '\u0000',
    '9'.repeat(400),
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const KEYS = fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'hasOwnProperty', 'extra', '0')

/** A change of the value at one place of a file. */
type Change = { readonly name: string; apply(holder: Json, key: string): void }

const change = fc.oneof<fc.Arbitrary<Change>[]>(
  ODD.map((value) => ({ name: `becomes ${JSON.stringify(value)?.slice(0, 40)}`, apply: (holder, key) => own(holder, key, value) })),
  fc.constant({ name: 'is dropped', apply: (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]) }),
  fc.constant({
    name: 'is there twice',
    apply: (holder, key) =>
      Array.isArray(holder) ? holder.splice(Number(key), 0, structuredClone(holder[key as never])) : own(holder, `${key} `, holder[key]),
  }),
  fc.tuple(KEYS, ODD).map(([key, value]) => ({
    name: `gets the field ${key}`,
    apply: (holder, at) =>
      typeof holder[at] === 'object' && holder[at] !== null && !Array.isArray(holder[at]) && own(holder[at], key, value),
  })),
  fc.constant({ name: 'becomes 1,000 entries', apply: (holder, key) => own(holder, key, new Array(1000).fill(holder[key])) }),
)

function own(holder: Json, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function mutated(text: string, changes: readonly (readonly [Place, Change])[]): string {
  const file = JSON.parse(text)
  for (const [place, { apply }] of changes) {
    const holder = place.slice(0, -1).reduce((at, key) => at?.[key], file)
    if (typeof holder === 'object' && holder !== null) apply(holder, place.at(-1)!)
  }
  return JSON.stringify(file)
}

const RUNS = { numRuns: LONG ? 10_000 : 250 }

describe.each([
  ['recording', RECORDING],
  ['report', REPORT],
])('a changed %s', (_, text) => {
  it('is refused with one error, or can be shown in every form', () => {
    expect(readAndShow(text)).toBeUndefined()
    const changes = fc.array(fc.tuple(fc.constantFrom(...placesIn(JSON.parse(text))), change), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(changes, (all) => void readAndShow(mutated(text, all))),
      RUNS,
    )
  })

  it('is refused if it is cut short, or if a part of its text changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 3), (end) => {
        expect(readAndShow(text.slice(0, end))!.message).toMatch(/It is not JSON, or was cut short|It is empty/)
      }),
      { numRuns: 50 },
    )
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 20 }), (at, removed, added) => {
        readAndShow(text.slice(0, at) + added + text.slice(at + removed))
      }),
      { numRuns: RUNS.numRuns / 2 },
    )
  })
})
