import { make } from '../dom.ts'

/** Below this a picture's labels lie over each other: then it is scrolled. */
const LEAST_WIDTH = 300

export interface Figure {
  readonly element: HTMLElement
  /** Draws at the next frame, once however often it is asked. */
  redraw(): void
}

/** A picture that is drawn as wide as its place is, so that its text has the size of the page's. `draw` gives SVG text from src/charts. */
export function figure(label: string, draw: (width: number) => string): Figure {
  const element = make('div', { class: 'picture', role: 'group', 'aria-label': label })
  let width = 0
  let asked = false
  const redraw = () => {
    if (asked || width === 0) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      element.innerHTML = draw(Math.max(LEAST_WIDTH, width))
    })
  }
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0)
    if (now === width) return
    width = now
    redraw()
  }).observe(element)
  return { element, redraw }
}
