import { BAR_HEIGHT } from '../../charts/palette.ts'
import { DOTS, STRIPES } from '../../charts/patterns.ts'
import { BLOCKED, RUNNING, WAITING } from '../../model/timeline.ts'
import { firstAfter, type Lane } from '../../trace/lanes.ts'
import type { TimeWindow } from './window.ts'

/** Colours packed like a canvas' pixels: 0xAABBGGRR. */
export interface LaneColours {
  readonly running: number
  readonly waiting: number
  readonly blocked: number
  readonly background: number
  /** Device pixels per px of the patterns. */
  readonly ratio: number
}

/** The height of each state's bar per column, px. The bars are stacked from the lane's bottom. */
export interface LaneHeights {
  readonly running: Uint16Array
  readonly waiting: Uint16Array
  readonly blocked: Uint16Array
}

export function laneHeights(width: number): LaneHeights {
  return { running: new Uint16Array(width), waiting: new Uint16Array(width), blocked: new Uint16Array(width) }
}

/**
 * Computes one column per pixel. In a column, a state's height is the height of its bar multiplied by its share of the pixel's time. The
 * share is the difference of the sums at the pixel's two edges, so a million intervals cost as much as a hundred. If the thread held the
 * GIL at all during the pixel's time, the bar for running is at least one pixel high. If the thread was blocked for more than 1 % of that
 * time, the bar for blocked is at least one pixel high.
 */
export function measureLane(lane: Lane, { fromNs, toNs }: TimeWindow, width: number, height: number, into: LaneHeights): void {
  const { startNs, sumsNs, state } = lane
  const [held, waited, blocked] = sumsNs
  const last = state.length - 1
  const perPixel = (toNs - fromNs) / width
  const edges = { after: firstAfter(startNs, fromNs, 0), held: 0, waited: 0, blocked: 0 }
  moveTo(fromNs)
  for (let x = 0; x < width; x++) {
    const { held: heldBefore, waited: waitedBefore, blocked: blockedBefore } = edges
    const edgeNs = fromNs + (x + 1) * perPixel
    edges.after = firstAfter(startNs, edgeNs, edges.after)
    moveTo(edgeNs)
    const shareHeld = (edges.held - heldBefore) / perPixel
    const bar = shareHeld > 0 ? Math.max(1, Math.round(shareHeld * BAR_HEIGHT.running * height)) : 0
    const shareBlocked = (edges.blocked - blockedBefore) / perPixel
    into.running[x] = bar
    into.waiting[x] = Math.min(height - bar, Math.round(((edges.waited - waitedBefore) / perPixel) * BAR_HEIGHT.waiting * height))
    into.blocked[x] = shareBlocked > 0.01 ? Math.max(1, Math.round(shareBlocked * BAR_HEIGHT.blocked * height)) : 0
  }

  /** Sets `edges` to the sums at `ns`. They are zero before the lane's start, and the totals after its end. */
  function moveTo(ns: number): void {
    const index = Math.min(last, Math.max(0, edges.after - 1))
    const into = Math.min(startNs[index + 1]!, Math.max(startNs[0]!, ns)) - startNs[index]!
    const now = state[index]
    edges.held = held[index]! + (now === RUNNING ? into : 0)
    edges.waited = waited[index]! + (now === WAITING ? into : 0)
    edges.blocked = blocked[index]! + (now === BLOCKED ? into : 0)
  }
}

/** Fills `pixels`, a picture of width × height. Waiting has stripes and blocked has dots (src/charts/patterns.ts). */
export function paintLane(heights: LaneHeights, width: number, height: number, colours: LaneColours, pixels: Uint32Array): void {
  const { running, waiting, blocked, background, ratio } = colours
  const [stripes, stripe, dots, dot] = [STRIPES.period, STRIPES.bar, DOTS.period, DOTS.bar].map((length) =>
    Math.max(1, Math.round(length * ratio)),
  )
  for (let y = 0; y < height; y++) {
    const above = height - y
    const row = y * width
    for (let x = 0; x < width; x++) {
      const toRunning = heights.running[x]!
      const toWaiting = toRunning + heights.waiting[x]!
      let colour = background
      if (above <= toRunning) colour = running
      else if (above <= toWaiting) colour = (x + y) % stripes! < stripe! ? waiting : background
      else if (above <= toWaiting + heights.blocked[x]!) colour = x % dots! < dot! ? blocked : background
      pixels[row + x] = colour
    }
  }
}
