import type { Table } from '../charts/table.ts'
import { make } from './dom.ts'

/** A table that is scrolled where it is wider than its place, by keyboard too. */
export function tableView({ title, note, heads, rows }: Table): HTMLElement {
  const head = heads.map((one) => make('th', { scope: 'col', title: one.about }, one.title))
  const body = rows.map((row) => {
    const marks = (row.marks ?? []).map((mark) => make('span', { class: 'mark' }, mark))
    return make('tr', {}, make('th', { scope: 'row' }, row.head, ...marks), ...row.cells.map((cell) => make('td', {}, cell)))
  })
  const table = make(
    'table',
    { 'aria-label': title },
    ...(note ? [make('caption', {}, note)] : []),
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...body),
  )
  return make('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': `${title}, scrollable` }, table)
}

/** Folded away until somebody asks for it: a picture's data, or more rows of what is shown. */
export function foldedTable(summary: string, table: Table): HTMLDetailsElement {
  return make('details', {}, make('summary', {}, summary), tableView(table))
}
