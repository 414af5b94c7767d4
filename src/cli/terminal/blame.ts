import type { Table } from '../../charts/table.ts'
import { blameTable, blameTables } from '../../export/blame-words.ts'
import type { ShownRun } from '../../export/shown-rounds.ts'
import { createStyle, type Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** With fewer waiting threads, the sentence about the thread that waited most says as much as the matrix. */
const LEAST_WAITING = 3
const MOST_HOLDERS = 8
/** The most characters of a heading. A program can give a thread a long name. */
const MOST_TITLE = 18
const PLAIN = createStyle(false)

/**
 * The tables that show which thread waited for which. `isAsked` says whether the reader asked for them. If not, only the matrix is shown,
 * and only for a run in which at least three threads waited and one of them starved.
 */
export function blameLines(run: ShownRun, name: string, isAsked: boolean, width: number, style: Style): string[] {
  const matrix = matrixLines(run, width, style)
  if (!isAsked) return isStriking(run) ? titled(`Which thread waited while which held the GIL, ${name}`, matrix, width, style) : []
  return blameTables(run).flatMap(({ summary, table: one }, index) =>
    titled(`${summary}, ${name}`, index === 0 ? matrix : linesOf(one, width, style), width, style),
  )
}

function isStriking({ blame, starvationEpisodes }: ShownRun): boolean {
  const waiting = blame?.heldByMs.filter((row) => row.some((ms) => ms > 0)) ?? []
  return waiting.length >= LEAST_WAITING && (starvationEpisodes?.n ?? 0) > 0
}

function titled(title: string, lines: readonly string[], width: number, style: Style): string[] {
  return ['', ...wrap(title, width).map(style.faint), ...lines]
}

/** The matrix with as many holders as the width allows. If fewer than two fit, its cells have only shares and no times. */
function matrixLines(run: ShownRun, width: number, style: Style): string[] {
  const fits = (lines: readonly string[]) => lines.every((line) => line.length <= width)
  for (const [least, isShort] of [
    [2, false],
    [1, true],
  ] as const) {
    for (let most = MOST_HOLDERS; most >= least; most--) {
      const made = blameTable(run, most, isShort)
      if (fits(linesOf(made, Number.POSITIVE_INFINITY, PLAIN))) return linesOf(made, width, style)
    }
  }
  return linesOf(blameTable(run, 1, true), width, style)
}

/** The columns that a narrow terminal leaves out, those with the highest number first. */
const EXPENDABLE: Readonly<Record<string, number>> = { 'began at': 1, barging: 1, others: 2, 'no thread': 3 }
const OF_WORDS = 'held meanwhile by'

function linesOf({ heads, rows, note }: Table, width: number, style: Style): string[] {
  const columns = heads.map(
    ({ title }, index): Column<Table['rows'][number]> => ({
      group: '',
      title: title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE - 1)}…` : title,
      align: index === 0 || title === OF_WORDS ? 'left' : 'right',
      expendable: EXPENDABLE[title] ?? 0,
      cell: ({ head, cells }) => (index === 0 ? head : cells[index - 1]!),
    }),
  )
  // The table has no upper headings.
  return [...table(columns, rows, width, style).slice(1), ...(note ? wrap(note, width).map(style.faint) : [])]
}
