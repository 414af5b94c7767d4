import { COMPARISONS_TITLE, comparisonsOf } from '../../export/comparison-words.ts'
import type { Report } from '../../model/report.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** The comparisons of one experiment as a table, with the A/A line and the reasons for "cannot tell". */
export function comparisonLines(report: Report, experiment: string, width: number, style: Style): string[] {
  const own = comparisonsOf(report).find((one) => one.experiment === experiment)
  if (!own) return []
  const notes = own.notes.flatMap((note) => wrap(note, width)).map(style.faint)
  if (!own.table) return ['', ...notes]
  const { heads, rows } = own.table
  const cells = rows.map(({ head, cells }) => [head, ...cells])
  const columns = heads.map(
    ({ title }, index): Column<readonly string[]> => ({
      group: '',
      title,
      align: index < 3 ? 'left' : 'right',
      expendable: title === 'rounds' ? 1 : 0,
      cell: (row) => row[index]!,
    }),
  )
  return ['', COMPARISONS_TITLE, ...table(columns, cells, width, style), ...notes]
}
