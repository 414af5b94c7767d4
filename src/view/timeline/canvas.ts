import { make, watchWidth } from '../dom.ts'
import type { Layout } from './board-layout.ts'

interface BoardCanvas {
  /** Contains the canvas and determines its width. */
  readonly element: HTMLElement
  readonly canvas: HTMLCanvasElement
  /** Scrolls the page or the frame until the lane is visible. Does nothing if the lane is visible already. Arguments in CSS px. */
  reveal(y: number, height: number): void
}

/** The canvas of a board, which takes keyboard focus. `resized` gets each new width, CSS px. */
export function boardCanvas(describedBy: string, resized: (width: number) => void): BoardCanvas {
  const canvas = make('canvas', {
    tabindex: 0,
    role: 'application',
    'aria-roledescription': 'timeline',
    'aria-label': 'Timeline: which thread holds the GIL',
    'aria-describedby': describedBy,
  })
  // A browser scrolls only to elements, so this element marks the place of the chosen lane in the canvas.
  const lane = make('div', { class: 'chosen-lane' })
  const element = make('div', { class: 'canvas' }, canvas, lane)
  watchWidth(element, resized)
  return {
    element,
    canvas,
    reveal: (y, height) => {
      lane.style.top = `${y}px`
      lane.style.height = `${height}px`
      // Scrolls without animation, because readers may have asked for less motion.
      lane.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    },
  }
}

/** Gives the canvas the size of the layout. Setting a canvas' size clears it, which is slow, so an unchanged size is not set. */
export function sizeCanvas(canvas: HTMLCanvasElement, { width, height }: Layout, ratio: number): void {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  canvas.style.setProperty('--picture-height', `${height}px`)
}
