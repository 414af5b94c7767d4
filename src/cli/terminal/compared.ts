import { comparedHeadline } from '../../export/compared-headline.ts'
import { filled, goalColumns, methodWords, SIDE_COLUMNS } from '../../export/compared-words.ts'
import type { ComparedCell, ComparedGoal, ComparedReport } from '../../model/compared.ts'
import { printableData } from '../../model/printable.ts'
import { machineLines } from './machine.ts'
import type { Style } from './output.ts'
import { table } from './table.ts'
import { wrap } from './wrap.ts'

/** A comparison as text: the headline, then for each cell a table with a row for each side and the verdicts on the goals, then the machine. */
export function comparedText(shown: ComparedReport, width: number, style: Style): string {
  const report = printableData(shown)
  const pythons = report.pythons.map(({ name, executable }) => `${name}: ${executable}`)
  const lines = wrap(comparedHeadline(report), width).map(style.title)
  for (const cell of report.cells) lines.push('', ...cellLines(cell, width, style))
  lines.push('', ...machineLines(report.machine, width, style), ...pythons.flatMap((line) => wrap(line, width)))
  return `${lines.join('\n')}\n`
}

function cellLines(cell: ComparedCell, width: number, style: Style): string[] {
  const title = [cell.program, cell.variant].filter(Boolean).join(', ')
  const rounds = Math.max(...cell.sides.map((side) => side.rounds.length))
  return [
    ...wrap(`${title} (${rounds} ${rounds === 1 ? 'round' : 'rounds'})`, width).map(style.title),
    '',
    ...table(filled(SIDE_COLUMNS, cell.sides), cell.sides, width, style),
    '',
    ...cell.sides.flatMap(methodWords).flatMap((line) => wrap(line, width).map(style.faint)),
    ...goalLines(cell.goals, width, style),
  ]
}

const VERDICTS: readonly ComparedGoal['verdict'][] = ['within', 'outside', 'cannot tell']

function goalLines(goals: readonly ComparedGoal[], width: number, style: Style): string[] {
  if (goals.length === 0) return []
  const colour = { within: style.good, outside: style.bad, 'cannot tell': style.warning }
  const [, titles = '', ...rows] = table(
    goalColumns(goals).filter(({ title }) => title !== 'because'),
    goals,
    width,
    style,
  )
  // A colour changes no column, because the table is already laid out.
  const coloured = rows.map((row) =>
    VERDICTS.reduce((text, verdict) => text.replace(new RegExp(`(?<=  )${verdict}\\b`), colour[verdict]), row),
  )
  const reasons = [...new Set(goals.map(({ because }) => because).filter(Boolean))]
  return ['', titles, ...coloured, ...reasons.flatMap((reason) => wrap(`cannot tell: ${reason}.`, width)).map(style.faint)]
}
