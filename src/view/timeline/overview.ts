import type { Lane } from '../../trace/lanes.ts'
import { atOnce, inTasks, make } from '../dom.ts'
import type { BoardRun } from './board-layout.ts'
import { type LaneColours, laneHeights, measureLane, paintLane } from './lane-pixels.ts'
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
  /**
   * Draws everything again, after a change of runs, width or colours. It draws many lanes in several tasks, so that the page stays
   * responsive. If `whole`, it draws all of them before it returns, as printing needs.
   */
  draw(runs: readonly BoardRun[], wallNs: number, width: number, theme: Theme, whole: boolean): void
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
  let cancel = () => {}
  return {
    element,
    draw: (runs, wallNs, width, theme, whole) => {
      cancel()
      const lanes = runs.flatMap(({ run }) => run.lanes)
      const ratio = devicePixelRatio
      const height = Math.max(1, Math.round(Math.min(MOST_LANE, Math.max(LEAST_LANE, MOST_HEIGHT / lanes.length)) * ratio))
      canvas.style.height = `${(height * lanes.length) / ratio}px`
      const [running, waiting, background] = [theme.running, theme.waiting, theme.paper].map(pack)
      const colours = { running: running!, waiting: waiting!, blocked: background!, background: background!, ratio }
      const image = new ImageData(Math.max(1, Math.round(width * ratio)), height)
      const steps = drawLanes(canvas, lanes, { fromNs: 0, toNs: wallNs }, image, colours)
      if (whole) atOnce(steps)
      else cancel = inTasks(steps)
    },
    frame: ({ fromNs, toNs }, wallNs) => {
      seen.style.left = `${(fromNs / wallNs) * 100}%`
      seen.style.width = `${((toNs - fromNs) / wallNs) * 100}%`
    },
  }
}

/** Draws the lanes from top to bottom, each in `image`. It yields after each lane. */
function* drawLanes(canvas: HTMLCanvasElement, lanes: readonly Lane[], window: TimeWindow, image: ImageData, colours: LaneColours) {
  const { width, height, data } = image
  const heights = laneHeights(width)
  // A new size clears the canvas, so the old picture stays until its first lane is replaced.
  canvas.width = width
  canvas.height = height * lanes.length
  const context = canvas.getContext('2d')!
  for (const [index, lane] of lanes.entries()) {
    measureLane(lane, window, width, height, heights)
    paintLane(heights, width, height, colours, new Uint32Array(data.buffer))
    context.putImageData(image, 0, index * height)
    yield
  }
}
