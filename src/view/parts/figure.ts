import type { Table } from '../../charts/table.ts'
import { make, watchWidth } from '../dom.ts'
import { foldedTable } from '../table-view.ts'

/** Minimum width of a picture, CSS px. In a narrower picture the labels would overlap, so a narrower place scrolls. */
const LEAST_WIDTH = 300

export interface Figure {
  readonly element: HTMLElement
  /** Draws at the next frame. Several calls before that frame draw once. */
  redraw(): void
}

interface Picture {
  /** SVG text from src/charts; `width` in CSS px. */
  draw(width: number): string
  /** The label of the closed table, for example "The histogram as a table". */
  readonly summary: string
  readonly table: Table
}

/** A picture drawn at the width of its place, so that its text has the same size as the page's. Its data follows in a closed table. */
export function figure({ draw, summary, table }: Picture): Figure {
  const place = make('div', { class: 'picture', role: 'group', 'aria-label': table.title })
  let width = 0
  let isRedrawQueued = false
  const redraw = () => {
    if (isRedrawQueued || width === 0) return
    isRedrawQueued = true
    requestAnimationFrame(() => {
      isRedrawQueued = false
      place.innerHTML = draw(Math.max(LEAST_WIDTH, width))
    })
  }
  watchWidth(place, (now) => {
    width = now
    redraw()
  })
  return { element: make('div', {}, place, foldedTable(summary, table)), redraw }
}
