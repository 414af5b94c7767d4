import { titleOf } from '../../comparisons/compared-figures.ts'
import type { ReportsCompared, ReportsRow } from '../../comparisons/reports.ts'
import { reportsHeadline } from '../../export/compared-headline.ts'
import { openWords } from '../../export/comparison-words.ts'
import { digits, NOTHING, span, times } from '../../model/number-format.ts'
import { printable, printableData } from '../../model/printable.ts'
import type { Report } from '../../model/report.ts'
import type { Style } from './output.ts'
import { type Column, table } from './table.ts'
import { wrap } from './wrap.ts'

/** A report and the file that contains it. */
interface FileReport {
  readonly file: string
  readonly report: Report
}

/** A comparison of two reports as text: the headline, what is compared and why, a row for each figure, and the reports. */
export function reportsText(compared: ReportsCompared, files: readonly [FileReport, FileReport], width: number, style: Style): string {
  const shown = printableData(compared)
  const { because, rows, leftOut } = shown
  const names = [printable(files[0].file), printable(files[1].file)] as const
  const sources = files.map(({ file, report: { date, machine, version } }, index) =>
    printable(
      `${'AB'[index]}: ${file}, ${date.slice(0, 16).replace('T', ' ')} UTC, gil-lab ${version}, ${machine.engine} on ${machine.os}`,
    ),
  )
  const reasons = openWords(shown.rows.map((row) => ({ ...row, name: `${titleOf(row.metric)} of ${row.experiment}, ${row.of}` })))
  const lines = [
    ...wrap(reportsHeadline(shown, names), width).map(style.title),
    ...wrap(because, width).map(style.faint),
    '',
    // No column has an upper heading, so the first line of the table is empty.
    ...table(columnsOf(compared), rows, width, style).slice(1),
    ...reasons.flatMap((reason) => wrap(reason, width)).map(style.faint),
    ...leftOut.flatMap((line) => wrap(`Not compared: ${line}.`, width)).map(style.faint),
    '',
    ...sources.flatMap((line) => wrap(line, width)),
  ]
  return `${lines.join('\n')}\n`
}

const number = (value: number | null) => (value === null ? NOTHING : digits(value))

function columnsOf({ compares }: ReportsCompared): Column<ReportsRow>[] {
  const figure = (metric: string, value: number | null) => {
    if (value === null) return NOTHING
    return compares === 'ratios' ? times(value) : span(metric.includes('Us.') ? value : value * 1000)
  }
  return [
    { group: '', title: 'program', align: 'left', expendable: 0, cell: ({ experiment }) => experiment },
    { group: '', title: 'case', align: 'left', expendable: 0, cell: ({ of }) => of },
    { group: '', title: 'figure', align: 'left', expendable: 0, cell: ({ metric }) => titleOf(metric) },
    { group: '', title: 'A', align: 'right', expendable: 2, cell: ({ metric, a }) => figure(metric, a.value) },
    { group: '', title: 'B', align: 'right', expendable: 2, cell: ({ metric, b }) => figure(metric, b.value) },
    { group: '', title: 'n', align: 'right', expendable: 3, cell: ({ rounds }) => `${rounds}` },
    { group: '', title: 'A ÷ B', align: 'right', expendable: 0, cell: ({ ratio }) => (ratio === null ? NOTHING : times(ratio)) },
    {
      group: '',
      title: '95 % interval',
      align: 'right',
      expendable: 1,
      cell: ({ low95, high95 }) => (low95 === null ? NOTHING : `${number(low95)} to ${number(high95)}`),
    },
    { group: '', title: 'verdict', align: 'left', expendable: 0, cell: ({ verdict }) => verdict },
  ]
}
