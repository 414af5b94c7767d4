import type { Table } from '../charts/table.ts'
import { make } from './dom.ts'
import { term } from './parts/term.ts'

/** A table. If it is wider than its place, it scrolls, by keyboard too. */
export function tableView({ title, note, heads, rows }: Table): HTMLElement {
  const head = heads.map(({ title, about }) => make('th', { scope: 'col' }, about ? term(title, about) : title))
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

/** A table in a closed section: the data of a picture, or more rows. */
export function foldedTable(summary: string, table: Table): HTMLDetailsElement {
  return make('details', {}, make('summary', {}, summary), tableView(table))
}
