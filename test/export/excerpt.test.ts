import { describe, expect, it } from 'vitest'
import { brief, toHtml, toPerfetto, toPicture, toRecording } from '../../src/export/index.ts'
import { medianRounds } from '../../src/export/shown-rounds.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { rowsOf } from '../../src/model/columns.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { RunReport } from '../../src/model/report.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { elementsOf } from '../charts/xml.ts'
import { sampleRecordings, sampleResult, simulate, textOf } from './sample.ts'

const countOf = ({ events }: Recording) => events.reduce((sum, { kind }) => sum + kind.length, 0)

/**
 * A run with about fifty holds per millisecond. The clock has a step of 5 µs, as in a browser, so many releases have the same stamp as the
 * next acquisition.
 */
const busy = simulate(
  {
    settings: { gil: 'tick', experiment: 'busy' },
    threads: 3,
    wallUs: 900_000,
    hold: (random) => 5 + 20 * random(),
    pick: (waiting) => waiting[0]!,
  },
  3,
)

describe('a brief recording', () => {
  it('keeps all events and figures of the median rounds; the other rounds lose events and pairs of threads', () => {
    const whole = sampleResult(sampleRecordings().filter((recording) => countOf(recording) < 5_000))
    const short = brief(whole)
    const medians = medianRounds(whole.report.runs)
    const isShort = ({ blame, handed }: RunReport) => blame === undefined && handed === undefined
    expect(short.report.runs.map(isShort)).toEqual(whole.report.runs.map((run) => !medians.includes(run)))
    const stripped = ({ blame: _, handed: __, ...run }: RunReport) => run
    expect({ ...short.report, runs: short.report.runs.map(stripped) }).toEqual({ ...whole.report, runs: whole.report.runs.map(stripped) })
    const kept = whole.report.runs.map((_, i) => short.recordings.at(i))
    expect(kept).toEqual(whole.report.runs.map((run, i) => (medians.includes(run) ? whole.recordings[i] : undefined)))
    expect(kept).toContain(undefined)
  })

  it('keeps the first whole milliseconds of a run with very many events, and says so', () => {
    expect(countOf(busy)).toBeGreaterThan(60_000)
    const whole = sampleResult([busy])
    const [cut] = parseRecording(textOf(toRecording(brief(whole)))).recordings
    expect(countOf(cut!)).toBeLessThanOrEqual(5_000)
    expect(countOf(cut!)).toBeGreaterThan(4_750)
    expect((cut!.endNs - cut!.startNs) % 1e6).toBe(0)
    expect(cut!.excerptOfNs).toBe(busy.endNs - busy.startNs)
    const timeline = buildTimeline(cut!)
    expect(timeline.endNs).toBe(cut!.endNs)
    // The excerpt has the same holds as the whole run, up to the cut.
    const holds = rowsOf(buildTimeline(busy).holds).filter(({ releasedNs }) => releasedNs < cut!.endNs)
    expect(rowsOf(timeline.holds).slice(0, holds.length)).toEqual(holds)
    expect(textOf(toPerfetto(brief(whole)))).toMatch(/"busy · tick · round 1 · the first \d+ ms of 900 ms/)
    expect(textOf(toHtml(brief(whole)))).toMatch(/Events under tick were kept only for the first \d+ ms of 900 ms/)
  })

  it('keeps fewer events of each run if an experiment has many', () => {
    const variants = ['a', 'b', 'c', 'd'].map((variant) => ({ ...busy, settings: { ...busy.settings, variant } }))
    const short = brief(sampleResult(variants))
    for (const index of variants.keys()) expect(countOf(short.recordings.at(index)!)).toBeLessThanOrEqual(3_000)
  })

  it('does not change if it is shortened again', () => {
    const once = brief(sampleResult([busy]))
    expect(brief(once).recordings.at(0)).toEqual(once.recordings.at(0))
  })

  it('is still checked for contradictions', () => {
    const cut = brief(sampleResult([busy])).recordings.at(0)
    const events = cut!.events.map((columns, slot) =>
      slot === 1 ? { ...columns, timeNs: columns.timeNs.map((time) => time - 2e6) } : columns,
    )
    expect(() => buildTimeline({ ...cut!, events })).toThrow(/both ran/)
  })
})

describe('a picture', () => {
  const svg = toPicture(sampleResult(), 'Counting down <&>')

  it('has a title, the machine, the date, and lanes for each GIL with several threads', () => {
    expect(elementsOf(svg)).toEqual(expect.arrayContaining(['svg', 'title', 'desc', 'style', 'path', 'text']))
    expect(svg).toContain('>Counting down &lt;&amp;&gt;</text>')
    expect(svg).toContain('>Chromium 156 on Linux x86_64, 1.94 effective cores (2 reported), 2 January 2026</text>')
    for (const title of [
      '2 threads, under tick',
      '2 threads, under switch',
      '2 threads, without a GIL',
      '3 threads, under switch',
      'under tick',
    ])
      expect(svg).toContain(`>${title}</text>`)
  })

  it('works as an image: it has its own light and dark colours and loads nothing', () => {
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).not.toMatch(/<script|href=|url\((?!#)/)
  })

  it('shows some of the live threads if there are too many, and says so', () => {
    const crowd = simulate({ settings: {}, threads: 40, wallUs: 400_000, hold: () => 5000, pick: (waiting) => waiting[0]! })
    const drawn = toPicture(sampleResult([crowd]), 'A crowd')
    expect(drawn).toContain('under switch, 8 of 41 threads')
    expect(drawn.match(/text-anchor="end"/g)).toHaveLength(8)
  })

  it('has no lanes without events', () => {
    elementsOf(toPicture({ ...sampleResult(), recordings: [] }, 'Nothing'))
  })
})
