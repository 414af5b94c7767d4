import { describe, expect, it } from 'vitest'
import {
  batched,
  type GrowingFile,
  HtmlFile,
  PictureFile,
  type Piece,
  RecordingFile,
  remade,
  toCsv,
  toJson,
  traceFile,
  wholeFile,
} from '../../src/export/index.ts'
import { sampleResult, simulate, textOf } from './sample.ts'

/** A run with very many events: it lasts 0.3 s, and each hold lasts 5 to 25 µs. */
const busy = sampleResult([
  simulate(
    {
      settings: { gil: 'tick', experiment: 'busy' },
      threads: 3,
      wallUs: 300_000,
      hold: (random) => 5 + 20 * random(),
      pick: (waiting) => waiting[0]!,
    },
    3,
  ),
])
const sample = sampleResult()
/** The pieces as one text, in which each byte of a piece of bytes is a character. */
const joined = (pieces: Iterable<Piece>) => textOf(Array.from(pieces, (piece) => Buffer.from(piece as string).toString('latin1')))

const FORMATS: readonly [name: string, make: () => GrowingFile][] = [
  ['json', () => remade(({ report }) => toJson(report))],
  ['csv', () => remade(({ report }) => toCsv(report))],
  ['trace', () => traceFile('chrome')],
  ['trace of all rounds', () => traceFile('chrome', 'all')],
  ['native trace', () => traceFile('perfetto')],
  ['profile for Firefox', () => traceFile('firefox')],
  ['file for speedscope', () => traceFile('speedscope')],
  ['html', () => new HtmlFile()],
  ['picture', () => new PictureFile(() => 'title')],
  ['recording', () => new RecordingFile({ isBrief: false })],
  ['brief recording', () => new RecordingFile({ isBrief: true })],
]

describe.each(FORMATS)('a file of results (%s)', (_name, make) => {
  it('consists of pieces whose size does not depend on the number of events', () => {
    const lengths = [...batched(wholeFile(make(), busy))].map(({ length }) => length)
    // The largest piece is a picture, or a section of the page.
    expect(Math.max(...lengths)).toBeLessThan(400_000)
  })

  it('is complete after each experiment, and identical to a file written at once', () => {
    const { report, recordings, programs } = sample
    const ends = report.runs.flatMap(({ experiment }, index) => (experiment === report.runs[index + 1]?.experiment ? [] : [index + 1]))
    const growing = make()
    let body = ''
    let from = 0
    for (const end of ends) {
      const until = { report: { ...report, runs: report.runs.slice(0, end) }, programs, recordings }
      body += joined(growing.part(until, from))
      from = end
      expect(body + joined(growing.end(until))).toBe(joined(wholeFile(make(), until)))
    }
    expect(ends).toHaveLength(3)
  })
})

describe('a trace has', () => {
  const written = (trace: GrowingFile) => JSON.parse(Buffer.from(joined(wholeFile(trace, sample)), 'latin1').toString())
  const runsOf = ({ traceEvents }: { traceEvents: { name: string; pid: number }[] }) =>
    traceEvents.filter(({ name }) => name === 'process_name').map(({ pid }) => pid)

  it('one round of each variant under each GIL, and names the missing runs', () => {
    const trace = traceFile('chrome')
    const { otherData, ...rest } = written(trace)
    // Runs 4 and 5 are two rounds of the same variant.
    expect(runsOf(rest as never)).toHaveLength(5)
    expect(otherData.leftOut).toMatch(/^The trace has only the median round of each variant under each GIL, 5 of 6 runs\. /)
    expect(trace.leftOut).toEqual([otherData.leftOut])
  })

  it('all rounds on request', () => {
    const trace = traceFile('chrome', 'all')
    const { otherData, ...rest } = written(trace)
    expect(runsOf(rest as never)).toEqual([1, 2, 3, 4, 5, 6])
    expect(otherData).not.toHaveProperty('leftOut')
    expect(trace.leftOut).toEqual([])
  })
})
