import { expect, it } from 'vitest'
import { canReplace } from '../../src/view/earlier-answer.ts'
import { sampleResult } from '../export/sample.ts'

const [sample] = sampleResult().report.runs

/** A report whose rounds have these numbers of runs. */
function reportOf(counts: readonly number[], last: 'completed' | 'stopped' = 'completed') {
  const runs = counts.flatMap((count, index) => Array.from({ length: count }, () => ({ ...sample!, round: index + 1 })))
  return { runs: runs.map((run, index) => ({ ...run, outcome: index === runs.length - 1 ? last : ('completed' as const) })) }
}

it.each([
  ['as many rounds', [3, 3], [3, 3], true],
  ['more rounds', [3], [3, 3, 1], true],
  ['a part of the last round', [3, 3], [3, 2], false],
  ['a part of the only round', [3], [2], false],
  ['no runs', [3], [], false],
  ['as many runs in fewer rounds', [2, 2, 6], [6, 4], false],
  ['whole rounds where the earlier report had few cases', [2, 2, 6], [6, 6, 6], true],
])('a report with %s replaces the earlier one: %#', (_, earlier, now, expected) => {
  expect(canReplace(reportOf(now), reportOf(earlier))).toBe(expected)
})

it('a stopped run is not a part of a whole round', () => {
  expect(canReplace(reportOf([3], 'stopped'), reportOf([3]))).toBe(false)
})
