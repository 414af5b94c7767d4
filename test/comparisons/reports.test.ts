import { expect, it } from 'vitest'
import { compareReports } from '../../src/comparisons/reports.ts'
import type { MachineReport, Report, RunReport } from '../../src/model/report.ts'
import { MACHINE, sampleReport, sampleRun } from '../cli/sample-report.ts'

const ROUNDS = [1, 2, 3, 4, 5, 6, 7]

/** A report whose wall times per round are `wall` × (1 + noise), under two GILs. */
function report(tickMs: number, switchMs: number, machine: Partial<MachineReport> = {}, change: Partial<RunReport> = {}): Report {
  const runs = ROUNDS.flatMap((round) => [
    sampleRun({ round, gil: 'tick', wallMs: tickMs * (1 + round / 100), ...change }),
    sampleRun({ round, gil: 'switch', wallMs: switchMs * (1 + round / 100), ...change }),
  ])
  return { ...sampleReport(runs), machine: { ...MACHINE, ...machine } }
}

const wall = (a: Report, b: Report) => compareReports(a, b).rows.filter(({ metric }) => metric === 'wallMs')

it('compares figures of one machine directly', () => {
  const rows = wall(report(200, 100), report(100, 100))
  expect(rows.map(({ of, verdict, rounds }) => [of, verdict, rounds])).toEqual([
    ['2 threads, tick', 'greater', 7],
    ['2 threads, switch', 'cannot tell', 7],
  ])
  expect(rows[0]?.ratio).toBeCloseTo(2, 5)
})

it.each([
  [{ engine: 'Firefox 150' }, 'the engines differ: Chromium 156 and Firefox 150'],
  [{ os: 'Windows 11' }, 'the machines differ: Linux x86_64 with 2 cores and Windows 11 with 2 cores'],
  [{ clockStepUs: 20 }, 'the clocks have different steps: 5 µs and 20 µs'],
])('compares only ratios within each report if %j', (machine, because) => {
  const compared = compareReports(report(200, 100), report(40, 10, machine))
  expect(compared).toMatchObject({ compares: 'ratios', because: `Only ratios within each report are compared, because ${because}.` })
  const [row] = compared.rows.filter(({ metric }) => metric === 'wallMs')
  expect(row).toMatchObject({ of: '2 threads, switch ÷ 2 threads, tick', verdict: 'greater' })
  expect([row?.a.value, row?.b.value, row?.ratio].map((value) => value?.toFixed(3))).toEqual(['0.500', '0.250', '2.000'])
})

it('names cases that only one report has, and cases with other settings', () => {
  const other = report(100, 100)
  const changed = { ...other, runs: other.runs.map((run) => (run.gil === 'tick' ? { ...run, checkInterval: 7 } : run)) }
  expect(compareReports(other, changed).leftOut).toEqual([
    'countdown, 2 threads, tick: only in the first report',
    'countdown, 2 threads, tick: only in the second report',
  ])
})

it('refuses reports without undisturbed runs in common', () => {
  expect(() => compareReports(report(1, 1), report(1, 1, {}, { quality: ['noisy'] }))).toThrow('no undisturbed runs in common')
})
