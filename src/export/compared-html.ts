import { escapeXml } from '../charts/svg.ts'
import { headed, type Table } from '../charts/table.ts'
import { timelineSvg, timelineTable } from '../charts/timeline.ts'
import type { ComparedCell, ComparedReport, ComparedSide } from '../model/compared.ts'
import { percent, span } from '../model/number-format.ts'
import type { Timeline } from '../model/timeline.ts'
import { comparedHeadline } from './compared-headline.ts'
import { type ComparedColumn, filled, goalColumns, methodWords, SIDE_COLUMNS } from './compared-words.ts'
import { machineSection } from './machine-section.ts'
import { figure, foldedTable, paragraph, tableMarkup } from './markup.ts'
import { pageHead } from './page-head.ts'
import { sliceToShow } from './shown-slice.ts'

/** The timeline of the last round of a side; undefined if the side has no GIL. */
type TimelineOf = (cell: ComparedCell, side: ComparedSide) => Timeline | undefined

/** A comparison as one self-contained page: the headline, for each cell the sides, the goals, which thread held the GIL when, and the text that ran. */
export function toComparedHtml(report: ComparedReport, timelineOf: TimelineOf): string {
  const { date, version, machine, pythons, cells } = report
  const beside = pythons.map(({ name, executable }) => `${name} (${executable})`).join(', ')
  return [
    pageHead('gil-lab compare'),
    '<header><h1>The lab beside CPython</h1>',
    paragraph(`${date.slice(0, 16).replace('T', ' ')} UTC, gil-lab ${version}, beside ${beside}`),
    '</header>\n<main>\n',
    `<section><h2>${escapeXml(comparedHeadline(report))}</h2></section>`,
    ...cells.map((cell) => cellSection(cell, timelineOf)),
    machineSection(machine),
    paragraph('docs/compare.md of gil-lab explains how the figures are measured, and what they cannot show.'),
    '</main>\n</body>\n</html>\n',
  ].join('\n')
}

function cellSection(cell: ComparedCell, timelineOf: TimelineOf): string {
  const title = [cell.program, cell.variant].filter(Boolean).join(', ')
  const rounds = Math.max(...cell.sides.map((side) => side.rounds.length))
  const pictures = cell.sides.map((side) => lanes(side, timelineOf(cell, side)))
  const texts = cell.texts.flatMap(({ file, timed, sampled }) => [
    listing(`${file}, as it was timed on every side`, timed),
    ...(sampled === timed ? [] : [listing(`${file}, with the samples, as it ran on every side`, sampled)]),
  ])
  return [
    `<section><h2>${escapeXml(title)}</h2>`,
    tableMarkup(tableOf(SIDE_COLUMNS, cell.sides, `Figures of ${title}`, `${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}`)),
    cell.goals.length > 0 ? tableMarkup(tableOf(goalColumns(cell.goals), cell.goals, `Goals for ${title}`, 'The lab beside CPython')) : '',
    bypassMarkup(cell),
    ...cell.sides.flatMap(methodWords).map((words) => paragraph(words)),
    ...pictures,
    ...texts,
    '</section>',
  ].join('\n')
}

/** A table whose first column heads its rows. */
function tableOf<Row>(columns: readonly ComparedColumn<Row>[], rows: readonly Row[], title: string, note: string): Table {
  const [first, ...others] = filled(columns, rows)
  const heads = [first, ...others].flatMap((one) =>
    one ? [{ title: [one.group, one.title].filter(Boolean).join(' '), about: one.about }] : [],
  )
  return { title, note, heads, rows: rows.map((row) => ({ head: first?.cell(row) ?? '', cells: others.map(({ cell }) => cell(row)) })) }
}

/** How many times waiters were bypassed, as shares of the waits of each side. */
function bypassMarkup({ sides }: ComparedCell): string {
  const counted = sides.flatMap(({ name, distributions }) => (distributions?.bypass.length ? [{ name, bypass: distributions.bypass }] : []))
  const entries = Math.max(0, ...counted.map(({ bypass }) => bypass.length))
  if (entries === 0) return ''
  const rows = Array.from({ length: entries }, (_, k) => ({
    head: `${k}`,
    cells: counted.map(({ bypass }) => percent((bypass[k] ?? 0) / bypass.reduce((sum, count) => sum + count, 0))),
  }))
  const heads = headed(
    'bypass',
    ...counted.map(({ name, bypass }) => {
      const n = bypass.reduce((sum, count) => sum + count, 0)
      return { title: `${name} (n = ${n})`, about: `The share of the ${n} waits of ${name}.` }
    }),
  )
  const note = 'How many times other threads acquired the GIL during a wait, as a share of all waits.'
  return foldedTable('Bypass counts', { title: 'Bypass counts', note, heads, rows })
}

function lanes({ name }: ComparedSide, timeline: Timeline | undefined): string {
  if (!timeline || timeline.threads.length < 2) return ''
  const part = sliceToShow(timeline)
  const title = `Who holds the GIL, ${name}, ${span(part.from / 1000)} to ${span(part.to / 1000)} of the last round`
  const options = { ...part, width: 900, title }
  return `<article><h3>${escapeXml(name)}</h3>${figure(timelineSvg(timeline, options), 'The timeline as a table', timelineTable(timeline, options))}</article>`
}

function listing(summary: string, text: string): string {
  return `<details><summary>${escapeXml(summary)}</summary><pre tabindex="0">${escapeXml(text)}</pre></details>`
}
