import type { Table } from '../../charts/table.ts'
import { make, watchWidth } from '../dom.ts'
import { foldedTable } from '../table-view.ts'

/** Below this a picture's labels lie over each other: then it is scrolled. */
const LEAST_WIDTH = 300

export interface Figure {
  readonly element: HTMLElement
  /** Draws at the next frame, once however often it is asked. */
  redraw(): void
}

export interface Picture {
  /** SVG text from src/charts. */
  draw(width: number): string
  /** "The histogram as a table" */
  readonly summary: string
  readonly table: Table
}

/** A picture that is drawn as wide as its place is, so that its text has the size of the page's; its data folded away below it. */
export function figure({ draw, summary, table }: Picture): Figure {
  const place = make('div', { class: 'picture', role: 'group', 'aria-label': table.title })
  let width = 0
  let asked = false
  const redraw = () => {
    if (asked || width === 0) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      place.innerHTML = draw(Math.max(LEAST_WIDTH, width))
    })
  }
  watchWidth(place, (now) => {
    width = now
    redraw()
  })
  return { element: make('div', {}, place, foldedTable(summary, table)), redraw }
}
