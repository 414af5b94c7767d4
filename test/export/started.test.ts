import { describe, expect, it } from 'vitest'
import { toCsv, toHtml, toRecording } from '../../src/export/index.ts'
import { startedWith } from '../../src/export/started.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { unbroken } from '../../src/model/number-format.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { RunResult } from '../../src/model/run.ts'
import { sampleRecordings, sampleResult, textOf } from './sample.ts'

const SOURCE = 'COUNT = 50_000_000\nTHREADS = 2\nprint("<b>", COUNT)\n'
const constants = { COUNT: 8_000_000, THREADS: 2 }

/** A run of countdown.py with another value of COUNT than the file has. */
function countdown(checkPoints: Pick<RunReport, 'evalBreaker'> = {}): RunResult {
  const recordings = sampleRecordings()
    .slice(0, 2)
    .map((one) => ({ ...one, settings: { ...one.settings, constants, switchIntervalUs: 500, kernelEntryNs: 400, ...checkPoints } }))
  return { ...sampleResult(recordings), programs: [{ experiment: 'countdown', file: 'countdown.py', source: SOURCE }] }
}

const STARTED = 'Started with COUNT = 8_000_000, THREADS = 2; switch interval 500 µs, check interval 100 ticks, kernel entry 400 ns.'

describe('what a run started with', () => {
  it('names the values of the run, not of the file; it is empty if the report lacks them', () => {
    expect(startedWith(countdown().report.runs)).toEqual([STARTED])
    expect(startedWith(sampleResult(sampleRecordings().slice(0, 1)).report.runs)).toEqual([])
  })

  it('has the switch intervals that the program set itself', () => {
    const [run] = countdown().report.runs
    expect(startedWith([{ ...run!, switchIntervalsSetUs: [50_000, 1000, 7, 8] }])[0]).toContain(
      'switch interval 500 µs (the program set 50 ms, 1 ms, 7 µs and others), check',
    )
  })

  it('has the check points of the run, unless an older gil-lab made the report', () => {
    const [run] = countdown().report.runs
    expect(startedWith([{ ...run!, evalBreaker: '3.9' }])[0]).toContain('kernel entry 400 ns, check points of CPython 3.9.')
    expect(startedWith([{ ...run!, evalBreaker: '3.10' }])[0]).toContain('check points of CPython 3.10 and later.')
  })

  it('names the GILs if their check points differ', () => {
    const [run] = countdown().report.runs
    const runs = [
      { ...run!, gil: 'tick', evalBreaker: '2.7' as const },
      { ...run!, gil: 'switch', evalBreaker: '3.10' as const },
      { ...run!, gil: 'none' },
      { ...run!, gil: 'switch', evalBreaker: '3.10' as const },
    ]
    expect(startedWith(runs)[0]).toContain(
      'kernel entry 400 ns, check points of CPython 2.7 under tick, check points of CPython 3.10 and later under switch.',
    )
  })

  it('is in the HTML report, with the replaced line of the source marked', () => {
    const html = textOf(toHtml(countdown()))
    expect(html).toContain(unbroken(STARTED))
    expect(html).toContain(
      '<mark>COUNT = 8_000_000</mark><span class="faint">  ← the file has COUNT = 50_000_000</span>\nTHREADS = 2\nprint(&quot;&lt;b&gt;&quot;, COUNT)',
    )
  })

  it('is in the recording, its report and the CSV', () => {
    const { report, recordings } = parseRecording(textOf(toRecording(countdown())))
    expect(report.runs.map((run) => run.constants)).toEqual([constants, constants])
    expect(recordings.map((one) => one?.settings.constants)).toEqual([constants, constants])
    expect(textOf(toCsv(report))).toContain(',COUNT = 8_000_000; THREADS = 2,')
  })

  it('has the check points in the recording, its report and the CSV', () => {
    const { report, recordings } = parseRecording(textOf(toRecording(countdown({ evalBreaker: '3.10' }))))
    expect(report.runs.map((run) => run.evalBreaker)).toEqual(['3.10', '3.10'])
    expect(recordings.map((one) => one?.settings.evalBreaker)).toEqual(['3.10', '3.10'])
    expect(textOf(toCsv(report))).toContain(',400,CPython 3.10,')
  })
})
