import { timeTicks } from '../../charts/scale.ts'
import { blockedOn } from '../../export/blocked.ts'
import { span } from '../../model/number-format.ts'
import { BLOCKED, RUNNING, WAITING } from '../../model/timeline.ts'
import { firstAfter, intervalAt, type Lane } from '../../trace/lanes.ts'
import { inEnglish, type Translator } from '../translate.ts'
import { AXIS_HEIGHT, type BoardRun, fitted, type LanePlace, type Layout } from './board-layout.ts'
import type { Slice } from './find-slice.ts'
import { laneHeights, measureLane, paintLane } from './lane-pixels.ts'
import { ends } from './paint-ends.ts'
import { type Context, type Scene, xOf } from './scene.ts'
import { numberOf } from './source-marks.ts'
import { pixelColours } from './theme.ts'
import type { TimeWindow } from './window.ts'

/** CSS px. A slice narrower than LABEL_WIDTH has no room for a label. Marks closer than MARK_WIDTH would overlap. */
const LABEL_WIDTH = 46
const MARK_WIDTH = 7
/** Half of the width of a cross. */
const CROSS = 5

/**
 * Draws scenes in steps of about one lane each. It keeps the image of one lane between frames, so that a frame of the same size allocates
 * no new image. The words in the picture are those of `translate`; the titles of the runs come translated.
 */
export function painter(translate: Translator = inEnglish): (context: Context, scene: Scene) => Generator<void> {
  const pack = pixelColours()
  let image = new ImageData(1, 1)
  let heights = laneHeights(1)

  return function* (context, scene) {
    const { layout, ratio, runs } = scene
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.fillStyle = scene.theme.paper
    context.fillRect(0, layout.top, layout.width, layout.height - layout.top)
    const ticks = axis(context, scene, translate)
    titles(context, scene)
    const drawLane = laneDrawer(context, scene, ticks)
    for (const place of layout.places) {
      drawLane(place)
      labels(context, scene, place, translate)
      requests(context, scene, place)
      if (scene.marked) lineMarks(context, scene, place, numberOf(runs[place.run]!, scene.marked))
      yield
    }
    ends(context, scene, translate)
    failures(context, scene, runs)
    outline(context, scene, scene.pointed, scene.theme.ink, 1)
    outline(context, scene, scene.cursor, scene.theme.accent, 3)
  }

  function laneDrawer(context: Context, { layout, window, theme, ratio }: Scene, ticks: readonly number[]): (place: LanePlace) => void {
    const width = Math.max(1, Math.round(layout.plotWidth * ratio))
    const height = Math.max(1, Math.round(layout.laneHeight * ratio))
    if (image.width !== width || image.height !== height) {
      image = new ImageData(width, height)
      heights = laneHeights(width)
    }
    const pixels = new Uint32Array(image.data.buffer)
    const colours = {
      running: pack(theme.running),
      waiting: pack(theme.waiting),
      blocked: pack(theme.blocked),
      background: pack(theme.paper),
      ratio,
    }
    return ({ lane, y }) => {
      measureLane(lane, window, width, height, heights)
      paintLane(heights, width, height, colours, pixels)
      context.putImageData(image, Math.round(layout.left * ratio), Math.round(y * ratio))
      context.fillStyle = theme.line
      for (const x of ticks) {
        const column = Math.min(width - 1, Math.max(0, Math.round((x - layout.left) * ratio)))
        const bar = (heights.running[column]! + heights.waiting[column]! + heights.blocked[column]!) / ratio
        context.fillRect(x, y, 1, layout.laneHeight - bar)
      }
    }
  }
}

/**
 * Draws the labels of the axis, and below each label a line through the whole board. The lanes cover these lines later, so lanes() draws
 * the visible parts again. @returns the x of each line, CSS px
 */
function axis(context: Context, { layout, window, theme }: Scene, translate: Translator): number[] {
  const { left, plotWidth, top, height } = layout
  const count = Math.max(2, Math.floor(plotWidth / 110))
  context.font = `12px ${theme.fontFamily}`
  context.textAlign = 'center'
  return timeTicks(window.fromNs, window.toNs, count).map(({ ns, label: english }) => {
    const label = translate(english)
    const x = Math.round(xOf(ns, layout, window))
    context.fillStyle = theme.line
    context.fillRect(x, top + AXIS_HEIGHT - 5, 1, height - top - AXIS_HEIGHT + 5)
    context.fillStyle = theme.faint
    const half = context.measureText(label).width / 2
    context.fillText(label, Math.min(left + plotWidth + 8 - half, Math.max(left + half - 8, x)), top + AXIS_HEIGHT - 9)
    return x
  })
}

function titles(context: Context, { layout, theme }: Scene): void {
  context.textAlign = 'left'
  for (const { run, y } of layout.titles) {
    context.font = `700 14px ${theme.fontFamily}`
    const gil = context.measureText(run.gil).width
    context.font = `12px ${theme.fontFamily}`
    // A background behind the title keeps the axis lines from crossing its text.
    context.fillStyle = theme.paper
    context.fillRect(0, y + 2, gil + 14 + context.measureText(run.title).width, 19)
    context.font = `700 14px ${theme.fontFamily}`
    context.fillStyle = theme.ink
    context.fillText(run.gil, 0, y + 16)
    context.font = `12px ${theme.fontFamily}`
    context.fillStyle = theme.faint
    context.fillText(run.title, gil + 10, y + 16, layout.width - gil - 10)
  }
  context.fillStyle = theme.ink
  context.font = `${Math.min(12, layout.laneHeight + 2)}px ${theme.fontFamily}`
  context.textAlign = 'right'
  for (const { lane, y } of layout.places) {
    context.fillText(fitted(lane.name, layout.left), layout.left - 8, y + layout.laneHeight / 2 + 4, layout.left - 8)
  }
}

/** Draws a cross where a thread failed, or where a deadlock began for it. */
function failures(context: Context, { layout, window, theme }: Scene, runs: readonly BoardRun[]): void {
  for (const { lane, run, y } of layout.places) {
    const mark = runs[run]?.failures?.find((failure) => failure.lane === lane)
    if (!mark || mark.ns < window.fromNs || mark.ns > window.toNs) continue
    const x = xOf(mark.ns, layout, window)
    const middle = y + layout.laneHeight / 2
    context.beginPath()
    for (const slope of [1, -1]) {
      context.moveTo(x - CROSS, middle - slope * CROSS)
      context.lineTo(x + CROSS, middle + slope * CROSS)
    }
    // A wide line in the colour of the paper separates the cross from the bar below it.
    for (const [colour, width] of [
      [theme.paper, 6],
      [theme.wrong, 3],
    ] as const) {
      context.strokeStyle = colour
      context.lineWidth = width
      context.stroke()
    }
  }
}

/**
 * Labels the slices that are wide enough, unless the lane is low. It tests only the slices at points that are LABEL_WIDTH apart. Every
 * slice with room for a label contains at least one of these points.
 */
function labels(context: Context, scene: Scene, { lane, y }: LanePlace, translate: Translator): void {
  const { layout, window, theme } = scene
  const { laneHeight } = layout
  if (laneHeight < 14) return
  const perPx = (window.toNs - window.fromNs) / layout.plotWidth
  context.font = `12px ${theme.fontFamily}`
  context.textAlign = 'center'
  let before = -1
  for (let x = 0; x <= layout.plotWidth; x += LABEL_WIDTH) {
    const index = intervalAt(lane, window.fromNs + x * perPx)
    if (index === before || index < 0 || index >= lane.state.length || lane.state[index]! > BLOCKED) continue
    before = index
    const box = boxOf(lane, index, layout, window)
    const running = lane.state[index] === RUNNING
    if (box.width < LABEL_WIDTH || (!running && laneHeight < 20)) continue
    const words = labelOf(lane, index, translate)
    const fits = words.find((text) => context.measureText(text).width < box.width - 8)
    if (!fits) continue
    context.fillStyle = running ? theme.paper : theme.ink
    context.fillText(fits, box.x + box.width / 2, running ? y + laneHeight / 2 + 4 : y + laneHeight / 2 - 1)
  }
}

/** The possible labels of an interval, the longest first. */
function labelOf(lane: Lane, index: number, translate: Translator): string[] {
  const time = translate(span((lane.startNs[index + 1]! - lane.startNs[index]!) / 1000))
  if (lane.state[index] === WAITING) return [`${translate('waits')} ${time}`, time]
  if (lane.state[index] === BLOCKED) return [`${translate(blockedOn(lane.block[index]!))} ${time}`, time]
  return [time]
}

/** Draws a triangle where a thread requested the GIL, at most one per MARK_WIDTH. */
function requests(context: Context, { layout, window, theme }: Scene, { lane, y }: LanePlace): void {
  const perPx = (window.toNs - window.fromNs) / layout.plotWidth
  context.fillStyle = theme.mark
  let next = firstAfter(lane.requestNs, window.fromNs, 0)
  while (next < lane.requestNs.length && lane.requestNs[next]! < window.toNs) {
    const ns = lane.requestNs[next]!
    const x = xOf(ns, layout, window)
    context.beginPath()
    context.moveTo(x, y + 3)
    context.lineTo(x - 3, y - 3)
    context.lineTo(x + 3, y - 3)
    context.fill()
    next = firstAfter(lane.requestNs, ns + MARK_WIDTH * perPx, next)
  }
}

/** Marks the ends of the holds that end at a line of the program, and underlines the waits of threads that are at this line. */
function lineMarks(context: Context, { layout, window, theme }: Scene, { lane, y }: LanePlace, number: number): void {
  const { startNs, state, place } = lane
  const bottom = y + layout.laneHeight
  context.fillStyle = theme.mark
  let drawnTo = Number.NEGATIVE_INFINITY
  for (let i = Math.max(0, intervalAt(lane, window.fromNs)); i < state.length && startNs[i]! < window.toNs; i++) {
    if (place[i] !== number) continue
    const to = xOf(startNs[i + 1]!, layout, window)
    const from = state[i] === RUNNING ? to - MARK_WIDTH / 2 : xOf(startNs[i]!, layout, window)
    // Many slices can share a pixel.
    if (to < drawnTo + 1) continue
    drawnTo = to
    const left = Math.max(layout.left, from)
    const right = Math.min(layout.left + layout.plotWidth, to)
    if (right > left) context.fillRect(left, bottom - 4, right - left, 4)
  }
}

function outline(context: Context, scene: Scene, slice: Slice | undefined, colour: string, thickness: number): void {
  const place = slice && scene.layout.places[slice.place]
  if (!place) return
  const { x, width } = boxOf(place.lane, slice.interval, scene.layout, scene.window)
  if (width < 0) return
  context.strokeStyle = colour
  context.lineWidth = thickness
  context.strokeRect(x - 0.5, place.y - 1.5, Math.max(3, width + 1), scene.layout.laneHeight + 3)
}

/** The visible part of an interval, CSS px. The width is negative if no part is visible. */
function boxOf({ startNs }: Lane, index: number, layout: Layout, window: TimeWindow): { x: number; width: number } {
  const x = xOf(Math.max(window.fromNs, startNs[index]!), layout, window)
  return { x, width: xOf(Math.min(window.toNs, startNs[index + 1]!), layout, window) - x }
}
