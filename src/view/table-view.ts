import type { Table } from '../charts/table.ts'
import { defineCell } from '../model/glossary.ts'
import { make } from './dom.ts'
import { term } from './parts/term.ts'

/** A table. If it is wider than its place, it scrolls, by keyboard too. */
export function tableView({ title, note, heads, rows }: Table): HTMLElement {
  const head = heads.map(({ title, about }) => make('th', { scope: 'col' }, term(title, about)))
  const body = rows.map((row) => {
    const marks = (row.marks ?? []).map((mark) => make('span', { class: 'mark' }, term(mark.title, mark.about)))
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, row.about ? term(row.head, row.about) : row.head, ...marks),
      ...row.cells.map(cellView),
    )
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

function cellView(cell: string): HTMLElement {
  const about = defineCell(cell)
  return make('td', {}, about ? term(cell, about) : cell)
}

/** A table in a closed section: the data of a picture, or more rows. */
export function foldedTable(summary: string, table: Table): HTMLDetailsElement {
  return make('details', {}, make('summary', {}, summary), tableView(table))
}
