import { make } from '../dom.ts'
import type { BoardRun } from './board-layout.ts'
import { laneHeights, measureLane, paintLane } from './lane-pixels.ts'
import { pixelColours, type Theme } from './theme.ts'
import type { TimeWindow } from './window.ts'

/**
 * The least and the greatest height of a lane, and the greatest height of the strip, CSS px. With many lanes, LEAST_LANE makes the strip
 * higher than MOST_HEIGHT.
 */
const LEAST_LANE = 2
const MOST_LANE = 6
const MOST_HEIGHT = 44

interface Overview {
  readonly element: HTMLElement
  /** Draws everything again, after a change of runs, width or colours. */
  draw(runs: readonly BoardRun[], wallNs: number, width: number, theme: Theme): void
  /** Moves only the frame around the board's window. */
  frame(window: TimeWindow, wallNs: number): void
}

/** All runs in a strip, with a frame around the board's window. The strip is only for the pointer. The keys pan the board itself. */
export function overview(moveTo: (share: number) => void): Overview {
  const canvas = make('canvas', { 'aria-hidden': 'true' })
  const seen = make('div', { class: 'seen' })
  const element = make('div', { class: 'overview' }, canvas, seen)
  const pack = pixelColours()
  const shareAt = ({ clientX }: PointerEvent) => {
    const box = element.getBoundingClientRect()
    return (clientX - box.left) / box.width
  }
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    moveTo(shareAt(event))
  })
  element.addEventListener('pointermove', (event) => {
    if (element.hasPointerCapture(event.pointerId)) moveTo(shareAt(event))
  })
  return {
    element,
    draw: (runs, wallNs, width, theme) => {
      const ratio = devicePixelRatio
      const lanes = runs.flatMap(({ run }) => run.lanes)
      const height = Math.max(1, Math.round(Math.min(MOST_LANE, Math.max(LEAST_LANE, MOST_HEIGHT / lanes.length)) * ratio))
      const image = new ImageData(Math.max(1, Math.round(width * ratio)), height)
      const heights = laneHeights(image.width)
      const [running, waiting, background] = [theme.running, theme.waiting, theme.paper].map(pack)
      const colours = { running: running!, waiting: waiting!, blocked: background!, background: background!, striped: theme.forced }
      canvas.width = image.width
      canvas.height = height * lanes.length
      canvas.style.height = `${canvas.height / ratio}px`
      const context = canvas.getContext('2d')!
      for (const [index, lane] of lanes.entries()) {
        measureLane(lane, { fromNs: 0, toNs: wallNs }, image.width, height, heights)
        paintLane(heights, image.width, height, colours, new Uint32Array(image.data.buffer))
        context.putImageData(image, 0, index * height)
      }
    },
    frame: ({ fromNs, toNs }, wallNs) => {
      seen.style.left = `${(fromNs / wallNs) * 100}%`
      seen.style.width = `${((toNs - fromNs) / wallNs) * 100}%`
    },
  }
}
