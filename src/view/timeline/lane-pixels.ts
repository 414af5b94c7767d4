import { BAR_HEIGHT } from '../../charts/palette.ts'
import { firstAfter, type Lane, RUNNING, WAITING } from '../../trace/lanes.ts'
import type { TimeWindow } from './window.ts'

/** Packed as a canvas has its pixels: 0xAABBGGRR. */
export interface LaneColours {
  readonly running: number
  readonly waiting: number
  readonly blocked: number
  readonly background: number
  /** Waiting is drawn in stripes: where there are few colours to tell by. */
  readonly striped: boolean
}

/** How high each state's bar is in each column, px from the lane's bottom: they stand on each other. */
export interface LaneHeights {
  readonly running: Uint16Array
  readonly waiting: Uint16Array
  readonly blocked: Uint16Array
}

export function laneHeights(width: number): LaneHeights {
  return { running: new Uint16Array(width), waiting: new Uint16Array(width), blocked: new Uint16Array(width) }
}

/**
 * One column a pixel, in which the states stand on each other with the share of the pixel's time that was theirs. What a pixel's share is
 * follows from the sums at its two edges, so a million intervals cost what a hundred do. Whoever held the GIL at all has a pixel.
 */
export function measureLane(lane: Lane, { fromNs, toNs }: TimeWindow, width: number, height: number, into: LaneHeights): void {
  const { startNs, heldNs, waitedNs, state } = lane
  const n = state.length
  const perPixel = (toNs - fromNs) / width
  const firstNs = startNs[0]!
  const lastNs = startNs[n]!
  let after = firstAfter(startNs, fromNs, 0)
  let at = Math.min(lastNs, Math.max(firstNs, fromNs))
  let held = sumAt(heldNs, RUNNING, at)
  let waited = sumAt(waitedNs, WAITING, at)
  for (let x = 0; x < width; x++) {
    const edge = fromNs + (x + 1) * perPixel
    const end = Math.min(lastNs, Math.max(firstNs, edge))
    after = firstAfter(startNs, edge, after)
    const heldThen = sumAt(heldNs, RUNNING, end)
    const waitedThen = sumAt(waitedNs, WAITING, end)
    const running = (heldThen - held) / perPixel
    const waiting = (waitedThen - waited) / perPixel
    const blocked = (end - at) / perPixel - running - waiting
    const bar = running > 0 ? Math.max(1, Math.round(running * BAR_HEIGHT.running * height)) : 0
    into.running[x] = bar
    into.waiting[x] = Math.min(height - bar, Math.round(waiting * BAR_HEIGHT.waiting * height))
    into.blocked[x] = blocked > 0.01 ? Math.max(1, Math.round(blocked * BAR_HEIGHT.blocked * height)) : 0
    at = end
    held = heldThen
    waited = waitedThen
  }

  function sumAt(sums: Float64Array, ofState: number, ns: number): number {
    const index = Math.min(n - 1, Math.max(0, after - 1))
    return sums[index]! + (state[index] === ofState ? ns - startNs[index]! : 0)
  }
}

/** Fills a picture of width × height pixels. */
export function paintLane(heights: LaneHeights, width: number, height: number, colours: LaneColours, pixels: Uint32Array): void {
  const { running, waiting, blocked, background, striped } = colours
  for (let y = 0; y < height; y++) {
    const above = height - y
    const row = y * width
    for (let x = 0; x < width; x++) {
      const toRunning = heights.running[x]!
      const toWaiting = toRunning + heights.waiting[x]!
      let colour = background
      if (above <= toRunning) colour = running
      else if (above <= toWaiting) colour = striped && (x + y) % 4 > 1 ? background : waiting
      else if (above <= toWaiting + heights.blocked[x]!) colour = blocked
      pixels[row + x] = colour
    }
  }
}
