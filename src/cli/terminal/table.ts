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
function leaveOut<R>(all: readonly Laid<R>[], width: number): readonly Laid<R>[] {
  const laid = groupsOf(all).flatMap(widen)
  const total = widthOf(laid)
  const worst = Math.max(...laid.map(({ column }) => column.expendable))
  if (total <= width || worst === 0) return laid
  return leaveOut(
    all.filter(({ column }) => column.expendable !== worst),
    width,
  )
}

/** Neighbours under one heading; a column without a heading is by itself. */
function groupsOf<R>(laid: readonly Laid<R>[]): Laid<R>[][] {
  const groups: Laid<R>[][] = []
  for (const one of laid) {
    const last = groups.at(-1)
    if (one.column.group !== '' && last?.[0]?.column.group === one.column.group) last.push(one)
    else groups.push([one])
  }
  return groups
}

/** A group at least as wide as its heading. */
function widen<R>(group: readonly Laid<R>[]): Laid<R>[] {
  const [first, ...others] = group
  if (!first) return []
  const lacking = Math.max(0, first.column.group.length - widthOf(group))
  return [{ ...first, width: first.width + lacking }, ...others]
}

function widthOf<R>(group: readonly Laid<R>[]): number {
  return group.reduce((sum, { width }) => sum + width + GAP.length, -GAP.length)
}

/** The upper headings, each over the columns of its group. */
function groupLine<R>(laid: readonly Laid<R>[]): string {
  return groupsOf(laid)
    .map((group) => pad(group[0]!.column.group, widthOf(group), 'right'))
    .join(GAP)
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width)
}
