import { escapeXml } from '../charts/svg.ts'
import type { Table, TableHead } from '../charts/table.ts'
import { defineCell } from '../model/glossary.ts'
import { unbroken } from '../model/number-format.ts'

export function paragraph(text: string, className = 'faint'): string {
  return `<p class="${className}">${escapeXml(unbroken(text.trim()))}</p>`
}

/** A table in a frame that scrolls if the table is wide. The keyboard can scroll it too. */
export function tableMarkup({ title, note, heads, rows }: Table): string {
  const head = heads.map((one) => `<th scope="col">${term(one)}</th>`)
  const body = rows.map((row) => {
    const marks = (row.marks ?? []).map((mark) => ` <span class="mark">${term(mark)}</span>`).join('')
    const cells = row.cells.map((cell) => `<td>${cellMarkup(cell)}</td>`).join('')
    return `<tr><th scope="row">${row.about ? term({ title: row.head, about: row.about }) : escapeXml(row.head)}${marks}</th>${cells}</tr>`
  })
  const caption = note ? `<caption>${escapeXml(note)}</caption>` : ''
  return `<div class="wide" tabindex="0" role="group" aria-label="${escapeXml(title)}, can be scrolled"><table aria-label="${escapeXml(title)}">${caption}
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`
}

/** A term that shows its definition when the reader points at it or opens it. It needs no script. */
function term({ title, about }: TableHead): string {
  return `<details class="term"><summary title="${escapeXml(about)}">${escapeXml(title)}</summary><span>${escapeXml(about)}</span></details>`
}

function cellMarkup(cell: string): string {
  const about = defineCell(cell)
  return about ? term({ title: cell, about }) : escapeXml(cell)
}

/** A table that the reader must open. On paper it stays closed, because the picture or the table above shows the most important figures. */
export function foldedTable(summary: string, table: Table): string {
  return `<details><summary>${escapeXml(summary)}</summary>${tableMarkup(table)}</details>`
}

/** A picture, and a table with the same data for readers who cannot see the picture or who want the numbers. */
export function figure(svg: string, summary: string, table: Table): string {
  return `<figure class="wide" tabindex="0">${svg}</figure>${foldedTable(summary, table)}`
}
