import { headed, type Table } from '../../charts/table.ts'
import { compareCases } from '../../comparisons/two-cases.ts'
import { openWords } from '../../export/comparison-words.ts'
import { digits, NOTHING, times } from '../../model/number-format.ts'
import type { Estimate } from '../../statistics/round-estimates.ts'
import type { ShownCase } from './cases.ts'

const UNITS: Readonly<Record<string, string>> = {
  'wall time': 'wall time, ms',
  'hand-off p50': 'hand-off p50, µs',
  'longest wait': 'longest wait, ms',
}

/** The figures of two cases and their ratios with intervals, and what the reader must know about them. */
export function differenceTable(a: ShownCase, b: ShownCase): { readonly table: Table; readonly notes: readonly string[] } {
  const areOfOneSeries = a.result === b.result
  const of = ({ runs, result, noise }: ShownCase) => ({ runs: runs.map(({ run }) => run), machine: result.report.machine, noise })
  const rows = compareCases(of(a), of(b), areOfOneSeries)
  const rounds = Math.min(a.runs.length, b.runs.length)
  return {
    table: {
      title: 'Differences',
      heads: headed('figure', 'mean of A', 'mean of B', 'A ÷ B', '95 % interval', 'A is', 'rounds'),
      rows: rows.map((row) => ({
        head: UNITS[row.title] ?? row.title,
        cells: [meanWords(row.a), meanWords(row.b), ratioWords(row.ratio), intervalWords(row.ratio), row.verdict, `${row.rounds}`],
      })),
    },
    notes: [
      ...(rounds > 1
        ? ['A ÷ B is the centre of the ratios of the pairs of rounds, so it can differ from the ratio of the two means.']
        : []),
      ...(rounds < 3
        ? [`An interval needs 3 rounds. The shorter series has ${rounds === 1 ? 'one round' : `${rounds} rounds`}.`]
        : openWords(rows.map(({ title, ratio: { low95, high95 }, because }) => ({ name: title, low95, high95, because })))),
      ...(areOfOneSeries
        ? []
        : ['The rounds of the two runs did not alternate, so a slow period of the machine can look like a difference.']),
      ...(a.result.report.machine.engine === b.result.report.machine.engine
        ? []
        : ['The two runs come from different machines or engines.']),
    ],
  }
}

function meanWords({ value }: Estimate): string {
  return value === null ? NOTHING : digits(value)
}

function ratioWords({ value }: Estimate): string {
  return value === null ? NOTHING : times(value)
}

function intervalWords({ low95, high95 }: Estimate): string {
  return low95 === null || high95 === null ? NOTHING : `${digits(low95)} to ${digits(high95)}`
}
