import { expect, it } from 'vitest'
import type { RunResult } from '../../src/model/run.ts'
import { casesOf } from '../../src/view/pinned/cases.ts'
import { differenceTable } from '../../src/view/pinned/difference-table.ts'
import { sampleReport, sampleRun } from '../cli/sample-report.ts'

it('every "cannot tell" of a pinned run has its reason below the table, with the largest difference that the interval allows', () => {
  const runs = [1, 2, 3, 4].flatMap((round) =>
    ['tick', 'switch'].map((gil) => sampleRun({ gil, round, wallMs: gil === 'tick' ? 100 + 5 * (-1) ** round : 100 })),
  )
  const result: RunResult = { report: sampleReport(runs), recordings: runs.map(() => undefined), programs: [] }
  const [tick, usual] = casesOf(result)
  const { table, notes } = differenceTable(tick!, usual!)
  expect(table.rows.find(({ head }) => head.startsWith('wall time'))!.cells).toContain('cannot tell')
  expect(notes.join(' ')).toMatch(
    /Cannot tell whether they differ \(wall time, at most by [\d.]+ %(; [^)]*)?\): the interval includes 1: the rounds differ more than/,
  )
})
