import type { Style } from './output.ts'

/** One column of a table of rows of type R. */
export interface Column<R> {
  /** The heading above its neighbours', shared where it is the same: "handoff". */
  readonly group: string
  readonly title: string
  readonly align: 'left' | 'right'
  /** What is left out first where the table is too wide: the highest. 0 stays. */
  readonly expendable: number
  readonly cell: (row: R) => string
}

interface Laid<R> {
  readonly column: Column<R>
  readonly cells: readonly string[]
  readonly width: number
}

const GAP = '  '

/** A table as lines: two of headings, one a row, each column as wide as its widest cell. Columns that do not fit are left out. */
export function table<R>(columns: readonly Column<R>[], rows: readonly R[], width: number, style: Style): string[] {
  const laid = leaveOut(
    columns.map((column) => {
      const cells = rows.map(column.cell)
      return { column, cells, width: Math.max(column.title.length, ...cells.map((cell) => cell.length)) }
    }),
    width,
  )
  const titles = laid.map(({ column, width }) => pad(column.title, width, column.align)).join(GAP)
  const body = rows.map((_row, index) => laid.map(({ column, cells, width }) => pad(cells[index]!, width, column.align)).join(GAP))
  return [groupLine(laid), titles].map((line) => style.faint(line.trimEnd())).concat(body.map((line) => line.trimEnd()))
}

/** Leaves columns out until the rest fits: the most expendable first. */
function leaveOut<R>(laid: readonly Laid<R>[], width: number): readonly Laid<R>[] {
  const total = laid.reduce((sum, column) => sum + column.width + GAP.length, -GAP.length)
  const worst = Math.max(...laid.map(({ column }) => column.expendable))
  if (total <= width || worst === 0) return laid
  return leaveOut(
    laid.filter(({ column }) => column.expendable !== worst),
    width,
  )
}

/** The upper headings: each stands over its columns, those that are one group under one heading. */
function groupLine<R>(laid: readonly Laid<R>[]): string {
  const spans: { group: string; width: number }[] = []
  for (const { column, width } of laid) {
    const last = spans.at(-1)
    if (last && last.group === column.group && column.group !== '') last.width += GAP.length + width
    else spans.push({ group: column.group, width })
  }
  return spans.map(({ group, width }) => pad(group, width, 'right').slice(0, width)).join(GAP)
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width)
}
