import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import { toHtml, toRecording } from '../../src/export/index.ts'
import { readRecording } from '../../src/formats/read-recording.ts'
import { LabError } from '../../src/model/errors.ts'
import { LONG } from '../long.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { sampleResult, textOf } from './sample.ts'

/** The recording of two threads that take turns, as a parsed file. */
const FILE = JSON.parse(textOf(toRecording(sampleResult([recordingFrom('A ####ww##\nB .w!w##')]))))
const copy = () => structuredClone(FILE)

/** The error with which reading the file fails. Throws if the file is read without an error. */
function refusal(file: unknown): LabError {
  try {
    readRecording(JSON.stringify(file))
  } catch (error) {
    if (error instanceof LabError) return error
    throw error
  }
  throw new Error('it was read')
}

describe('a recording whose events contradict each other', () => {
  it('is refused with the run, the slot, the event and its time', () => {
    const file = copy()
    const { kind } = file.recordings[0].events[0]
    kind.splice(1, 1, kind[0])
    const { code, message } = refusal(file)
    expect(code).toBe('usage')
    expect(message).toMatch(
      /^This recording contradicts itself, in .*, round 1\. The events of slot 0 contradict each other: .* at \d+ ns\.\nThe file was changed or damaged\./,
    )
    expect(message).not.toContain('bug')
  })

  it('is refused if the machine counted a different number of acquisitions', () => {
    const file = copy()
    file.recordings[0].threads[0].acquisitions += 1
    expect(refusal(file).message).toMatch(/but the machine counted/)
  })
})

type Field = readonly (string | number)[]

function set(file: unknown, path: Field, value: unknown): unknown {
  const holder = path.slice(0, -1).reduce((at, name) => (at as Record<string | number, unknown>)[name], file) as object
  Object.defineProperty(holder, path.at(-1)!, { value, enumerable: true })
  return file
}

describe('an impossible value is refused with its path', () => {
  const run = ['report', 'runs', 0] as const
  it.each<[Field, unknown]>([
    [[...run, 'wallMs'], -5],
    [[...run, 'gil'], '__proto__'],
    [[...run, 'gil'], 'constructor'],
    [[...run, 'outcome'], 'toString'],
    [[...run, 'threads', 0, 'runningMs'], -1],
    [[...run, 'holdUs', 'p50'], 1e12],
    [[...run, 'starvation', 'starvedShare'], 1.5],
    [[...run, 'fairness', 'jain'], -0.1],
    [['report', 'machine', 'clockStepUs'], -1],
    [['recordings', 0, 'endNs'], -1e9],
    [['recordings', 0, 'clockOffsetNs'], -1],
    [['recordings', 0, 'settings', 'gil'], '__proto__'],
    [['recordings', 0, 'settings', 'switchIntervalUs'], -5000],
  ])('%j: %j', (path, value) => {
    expect(refusal(set(copy(), path, value))).toMatchObject({ code: 'usage' })
    // A file that contains only the report is refused for this value too.
    if (path[0] === 'report') expect(refusal((set(copy(), path, value) as typeof FILE).report)).toMatchObject({ code: 'usage' })
  })
})

/** The paths of all values in the file, except objects and lists. */
function leaves(value: unknown, path: Field = []): Field[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(name) : name]))
}

it('a damaged file is read or refused, with no other error and with results that can be shown', () => {
  const value = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(null, true, '', '__proto__', [], {}, -1, 0, 1e300), fc.string())
  const damage = fc.tuple(fc.constantFrom(...leaves(FILE)), value)
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const file = copy()
      for (const [path, to] of damages) set(file, path, to)
      let read: ReturnType<typeof readRecording>
      try {
        read = readRecording(JSON.stringify(file))
      } catch (error) {
        expect(error).toBeInstanceOf(LabError)
        return
      }
      expect(reportText(read.report, 80, createStyle(false))).not.toBe('')
      expect([...toHtml(read)].join('')).toContain('</html>')
    }),
    { numRuns: LONG ? 5000 : 300 },
  )
})
