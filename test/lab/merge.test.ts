import { expect, it } from 'vitest'
import { parseReport } from '../../src/formats/report-schema.ts'
import { mergeReports } from '../../src/lab/merge.ts'
import type { Report } from '../../src/model/report.ts'
import { MACHINE, sampleReport, sampleRun } from '../cli/sample-report.ts'

function report(experiment: string, date: string, change: Partial<Report> = {}): Report {
  const runs = [1, 2, 3].map((round) => sampleRun({ experiment, round }))
  return { ...sampleReport(runs), date, planned: 3, ...change }
}

const named = (...reports: readonly Report[]) => reports.map((one, index) => ({ file: `${'abc'[index]}.json`, report: one }))
const A = report('countdown', '2026-01-01T00:00:00.000Z')

it('numbers the rounds of a later report after those of the earlier one', () => {
  const { report: merged } = mergeReports(named(A, report('countdown', '2026-01-02T00:00:00.000Z')))
  expect(merged.runs.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5, 6])
  expect(merged.planned).toBe(6)
  expect(merged.otherMachines).toBeUndefined()
})

it('judges an experiment of several reports again, and keeps the claim of one that is in a single report', () => {
  const claim = { experiment: 'sleep', claim: 'c', verdict: 'confirmed', because: 'kept' } as const
  const sleep = report('sleep', '2026-01-02T00:00:00.000Z', { claims: [claim] })
  const { report: merged } = mergeReports(named(A, sleep, report('countdown', '2026-01-03T00:00:00.000Z')))
  expect(merged.claims.map(({ experiment, because }) => [experiment, because === 'kept'])).toEqual([
    ['sleep', true],
    ['countdown', false],
  ])
})

it('keeps the machine of each run, and leaves out verdicts over two machines', () => {
  const firefox = { ...MACHINE, engine: 'Firefox 150' }
  const { report: merged, leftOut } = mergeReports(named(A, report('countdown', '2026-01-02T00:00:00.000Z', { machine: firefox })))
  expect(merged.otherMachines).toEqual([firefox])
  expect(merged.runs.map(({ variant, machineNumber }) => [variant, machineNumber])).toEqual([
    ...[1, 2, 3].map(() => ['2 threads', undefined]),
    ...[1, 2, 3].map(() => ['2 threads, machine 2', 2]),
  ])
  expect(merged.claims).toEqual([])
  expect(leftOut).toEqual(['countdown has no verdict, because it ran on another machine than the first one.'])
  expect(parseReport(JSON.parse(JSON.stringify(merged)))).toEqual(merged)
})

it.each([
  [[A], 'merge joins at least two reports.'],
  [[A, A], 'a.json and b.json are the same report.'],
  [[A, { ...A, version: '9.0.0' }], 'Reports of different versions cannot be joined: a.json is from gil-lab'],
  [[A, report('sleep', '2026-01-02T00:00:00.000Z', { otherMachines: [] })], 'b.json is a merged report.'],
])('refuses reports that cannot be joined', (reports, message) => {
  expect(() => mergeReports(named(...(reports as Report[])))).toThrow(message)
})
