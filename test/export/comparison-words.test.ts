import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import { claimDetails } from '../../src/export/claim-words.ts'
import { comparisonsOf } from '../../src/export/comparison-words.ts'
import { toHtml, toJson } from '../../src/export/index.ts'
import { parseReport } from '../../src/formats/report-schema.ts'
import type { ComparisonReport, NoiseReport, Report } from '../../src/model/report.ts'
import { ReportSoFar } from '../../src/model/so-far.ts'
import { sampleReport, sampleRun } from '../cli/sample-report.ts'

const WALL: ComparisonReport = {
  experiment: 'countdown',
  metric: 'wallMs',
  within: '2 threads',
  a: 'tick',
  b: 'switch',
  rounds: 9,
  ratio: 1.96,
  low95: 1.931,
  high95: 1.99,
  verdict: 'greater',
  because: '',
}
const OPEN: ComparisonReport = {
  ...WALL,
  metric: 'handoffUs.p50',
  ratio: 1.02,
  low95: 0.9,
  high95: 1.1,
  verdict: 'cannot tell',
  because: 'The interval includes 1.',
}
const NOISE: NoiseReport = { ...WALL, of: '2 threads, switch', ratio: 1.01, low95: 0.99, high95: 1.03, floor: 1.03 }

describe('comparisons in words', () => {
  it('are rows that say whether two cases differ, with ratio, interval and rounds', () => {
    const table = comparisonsOf({ comparisons: [WALL, { ...OPEN, within: '' }] })[0]!.table!
    expect(table.heads.map(({ title }) => title)).toEqual(['compared', 'figure', 'differs', 'ratio', '95 % interval', 'rounds'])
    expect(table.rows).toEqual([
      { head: '2 threads: tick ÷ switch', cells: ['wall time', 'greater', '1.96 ×', '1.93 to 1.99', '9'] },
      { head: 'tick ÷ switch', cells: ['hand-off p50', 'cannot tell', '1.02 ×', '0.9 to 1.1', '9'] },
    ])
  })

  it('have a line about the A/A run, and one for each reason', () => {
    const open = Array.from({ length: 5 }, () => OPEN)
    const { notes } = comparisonsOf({ comparisons: [WALL, ...open], noise: [NOISE] })[0]!
    const name = 'hand-off p50 of 2 threads: tick ÷ switch, at most by 11 %'
    expect(notes).toEqual([
      'A/A: 2 threads, switch ran twice in each round. The repeated run ÷ the other: wall time 1.01 × (0.99 to 1.03), so differences of up to 3.0 % are noise.',
      `Cannot tell whether they differ (${name}; ${name}; ${name}; 2 more): the interval includes 1.`,
    ])
  })

  it('are one sentence if no ratio has an interval, for one reason', () => {
    const none = {
      ...WALL,
      low95: null,
      high95: null,
      verdict: 'cannot tell',
      because: 'Rounds measured: 1; an interval needs 3.',
    } as const
    expect(comparisonsOf({ comparisons: [none, none] })).toEqual([
      { experiment: 'countdown', notes: ['Not compared: rounds measured: 1; an interval needs 3.'] },
    ])
    expect(comparisonsOf({ comparisons: [] })).toEqual([])
  })
})

describe('a report with comparisons', () => {
  const report: Report = { ...sampleReport([sampleRun({ gil: 'tick' }), sampleRun()]), comparisons: [WALL, OPEN], noise: [NOISE] }

  it('shows them in the terminal and in HTML', () => {
    const text = reportText(report, 100, createStyle(false))
    expect(text).toMatch(/^2 threads: tick ÷ switch +wall time +greater +1\.96 × +1\.93 to 1\.99 +9$/m)
    expect(text).toMatch(/^A\/A: 2 threads, switch ran twice in each round\./m)
    const html = [...toHtml({ report, recordings: [], programs: [] })].join('')
    expect(html).toContain('<tr><th scope="row">2 threads: tick ÷ switch</th><td>wall time</td><td>greater</td><td>1.96 ×</td>')
    expect(html).toContain('differences of up to 3.0\u00a0% are noise')
  })

  it('can be read back from its JSON', () => {
    expect(parseReport(JSON.parse([...toJson(report)].join('')))).toEqual(report)
    const broken = { ...report, comparisons: [{ ...WALL, verdict: 'faster' }] }
    expect(() => parseReport(broken)).toThrow(/at comparisons\.0\.verdict/)
  })

  it('keeps those of other experiments when the report of a further request arrives', () => {
    const soFar = new ReportSoFar()
    const other = { ...WALL, experiment: 'own.py' }
    soFar.take({ phase: 'report', report, programs: [] })
    soFar.take({ phase: 'report', report: { ...report, comparisons: [other], noise: [] }, programs: [] })
    expect(soFar.report).toMatchObject({ comparisons: [WALL, OPEN, other], noise: [NOISE] })
  })
})

it('a claim that was decided early says after how many rounds', () => {
  const claim = {
    experiment: 'countdown',
    claim: '',
    verdict: 'confirmed',
    because: 'It held.',
    decidedAfter: { rounds: 4, planned: 7 },
  } as const
  expect(claimDetails(claim)).toContain('Stopped after 4 of 7 rounds: decided. The intervals allow for every look at the rounds before.')
})
