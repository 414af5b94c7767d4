import { make, watchWidth } from '../dom.ts'
import type { Layout } from './board-layout.ts'

interface BoardCanvas {
  /** The canvas in the place that says how wide it may be. */
  readonly element: HTMLElement
  readonly canvas: HTMLCanvasElement
  /** Scrolls what scrolls, page or frame, until the lane at this height can be seen; not at all where it can. CSS px */
  reveal(y: number, height: number): void
}

/** What a board is painted on, and gone through by keyboard. `resized` is told of each new width. */
export function boardCanvas(describedBy: string, resized: (width: number) => void): BoardCanvas {
  const canvas = make('canvas', {
    tabindex: 0,
    role: 'application',
    'aria-roledescription': 'timeline',
    'aria-label': 'Timeline: which thread holds the GIL',
    'aria-describedby': describedBy,
  })
  // A browser scrolls to elements: this one lies where the chosen lane is painted.
  const lane = make('div', { class: 'chosen-lane' })
  const element = make('div', { class: 'canvas' }, canvas, lane)
  watchWidth(element, resized)
  return {
    element,
    canvas,
    reveal: (y, height) => {
      lane.style.top = `${y}px`
      lane.style.height = `${height}px`
      // At once, as the focus does: nothing moves before the eyes of who asked for less of that.
      lane.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    },
  }
}

/** As large as the layout says. Setting a canvas' size clears it, and costs as much: not where it has it already. */
export function sizeCanvas(canvas: HTMLCanvasElement, { width, height }: Layout, ratio: number): void {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  canvas.style.setProperty('--picture-height', `${height}px`)
}
