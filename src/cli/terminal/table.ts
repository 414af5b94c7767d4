import type { Style } from './output.ts'
import { wrap } from './wrap.ts'

/** One column of a table of rows of type R. */
export interface Column<R> {
  /** The upper heading, such as "hand-off". Neighbouring columns with the same group share it. */
  readonly group: string
  readonly title: string
  readonly align: 'left' | 'right'
  /** If the table is too wide, the columns with the highest number are left out first. Columns with 0 always stay. */
  readonly expendable: number
  readonly cell: (row: R) => string
}

interface Laid<R> {
  readonly column: Column<R>
  /** For each row, the lines of its cell. */
  readonly cells: readonly (readonly string[])[]
  readonly width: number
}

const GAP = '  '

/**
 * A table as lines: two lines of headings, then the rows. Each column is as wide as its widest cell or heading. Columns that align left
 * contain names, which wrap at mostOfName(). If the table is too wide, leaveOut() removes columns.
 */
export function table<R>(columns: readonly Column<R>[], rows: readonly R[], width: number, style: Style): string[] {
  const laid = leaveOut(
    columns.map((column) => {
      const cells = rows.map((row) => (column.align === 'left' ? wrap(column.cell(row), mostOfName(width)) : [column.cell(row)]))
      return { column, cells, width: Math.max(column.title.length, ...cells.flat().map((line) => line.length)) }
    }),
    width,
  )
  const titles = laid.map(({ column, width }) => pad(column.title, width, column.align)).join(GAP)
  const body = rows.flatMap((_row, row) => {
    const height = Math.max(...laid.map(({ cells }) => cells[row]!.length))
    const lineOf = (line: number) => laid.map(({ column, cells, width }) => pad(cells[row]![line] ?? '', width, column.align)).join(GAP)
    return Array.from({ length: height }, (_, line) => lineOf(line))
  })
  return [groupLine(laid), titles].map((line) => style.faint(line.trimEnd())).concat(body.map((line) => line.trimEnd()))
}

/**
 * The most characters in a line of a name: a quarter of the table's width, but at least 15. The longest GIL id, switch-unforced, has 15
 * characters.
 */
function mostOfName(width: number): number {
  return Math.max(15, Math.floor(width / 4))
}

/** Leaves out the most expendable columns until the rest fits, or until only columns with `expendable` 0 are left. */
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

/** Groups neighbours that share an upper heading. A column without an upper heading is a group of its own. */
function groupsOf<R>(laid: readonly Laid<R>[]): Laid<R>[][] {
  const groups: Laid<R>[][] = []
  for (const one of laid) {
    const last = groups.at(-1)
    if (one.column.group !== '' && last?.[0]?.column.group === one.column.group) last.push(one)
    else groups.push([one])
  }
  return groups
}

/** Widens a group to the width of its heading. */
function widen<R>(group: readonly Laid<R>[]): Laid<R>[] {
  const [first, ...others] = group
  if (!first) return []
  const lacking = Math.max(0, first.column.group.length - widthOf(group))
  return [{ ...first, width: first.width + lacking }, ...others]
}

function widthOf<R>(group: readonly Laid<R>[]): number {
  return group.reduce((sum, { width }) => sum + width + GAP.length, -GAP.length)
}

/** The upper headings, each above the columns of its group. */
function groupLine<R>(laid: readonly Laid<R>[]): string {
  return groupsOf(laid)
    .map((group) => pad(group[0]!.column.group, widthOf(group), 'right'))
    .join(GAP)
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width)
}
