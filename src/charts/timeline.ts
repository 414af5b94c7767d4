import type { Timeline } from '../model/timeline.ts'
import { laneName } from '../trace/gils.ts'
import { span } from './figures.ts'
import { lane } from './lane.ts'
import { COLOURS } from './palette.ts'
import { timeTicks } from './scale.ts'
import { element, picture, text } from './svg.ts'

export interface TimelineOptions {
  /** px; 800 unless told */
  readonly width?: number
  /** What part of the run, ns since its start; all of it unless told. */
  readonly from?: number
  readonly to?: number
  readonly title?: string
}

const LEGEND_HEIGHT = 24
/** Of all its entries: in a narrow picture it begins left of the lanes. */
const LEGEND_WIDTH = 264
const AXIS_HEIGHT = 24
const GAP = 5
/** More drop requests than this in the picture would hide what they mark. */
const MOST_REQUESTS = 200

/** Who held the GIL, who waited for it and who was blocked: a lane a thread, time to the right. Legible with any number of intervals. */
export function timelineSvg(timeline: Timeline, options: TimelineOptions = {}): string {
  const { width = 800, from = 0, to = timeline.endNs - timeline.startNs, title = 'Who holds the GIL' } = options
  const fromNs = timeline.startNs + from
  const toNs = timeline.startNs + Math.max(to, from + 1)
  const threads = timeline.threads.filter(({ intervals }) => intervals.length > 0)
  const laneHeight = threads.length <= 8 ? 20 : threads.length <= 24 ? 13 : 9
  const labels = labelColumn(
    threads.map((thread) => laneName(timeline, thread)),
    width,
  )
  const inside = { x: labels.width, width: width - labels.width - 8, fromNs, toNs }
  const top = (row: number) => LEGEND_HEIGHT + row * (laneHeight + GAP)
  const bottom = top(threads.length)
  const lanes = threads.map(({ intervals }, row) => {
    const label = text(
      { x: labels.width - 8, y: top(row) + laneHeight * 0.5 + 4, 'text-anchor': 'end', 'font-size': Math.min(12, laneHeight + 2) },
      labels.texts[row]!,
    )
    return label + lane(intervals, { ...inside, y: top(row), height: laneHeight })
  })
  const rowOf = new Map(threads.map((thread, row) => [timeline.threads.indexOf(thread), row]))
  const asked = timeline.requests.filter(({ timeNs }) => timeNs >= fromNs && timeNs < toNs)
  const shown = asked.length <= MOST_REQUESTS ? asked : []
  const marks = shown.map(({ thread, timeNs }) =>
    requestMark(inside.x + ((timeNs - fromNs) / (toNs - fromNs)) * inside.width, top(rowOf.get(thread)!)),
  )
  return picture(
    { width, height: bottom + AXIS_HEIGHT, title, description: inWords(threads.length, from, to) },
    legend(Math.max(0, Math.min(inside.x, width - LEGEND_WIDTH)), shown.length > 0),
    ...lanes,
    ...marks,
    axis(inside.x, inside.width, bottom, from, to),
  )
}

function inWords(lanes: number, from: number, to: number): string {
  const what = `${lanes} ${lanes === 1 ? 'thread' : 'threads'}, one lane each, from ${span(from / 1000)} to ${span(to / 1000)} of the run`
  return `${what}: full bars hold the GIL, half bars wait for it, lines are blocked.`
}

/** Names as long as there is room for: a third of the picture at most. */
function labelColumn(names: readonly string[], width: number): { width: number; texts: string[] } {
  const most = Math.floor(Math.min(width / 3, 180) / 7)
  const texts = names.map((name) => (name.length > most ? `${name.slice(0, most - 1)}…` : name))
  return { width: Math.max(40, 14 + 7 * Math.max(0, ...texts.map((label) => label.length))), texts }
}

function requestMark(x: number, y: number): string {
  return element('path', { class: 'request', fill: COLOURS.mark, d: `M${x.toFixed(1)} ${y + 3}l-3 -6h6z` })
}

function legend(x: number, withRequests: boolean): string {
  const entries = [
    { label: 'holds', width: 58, swatch: swatch(12, COLOURS.running) },
    { label: 'waits', width: 56, swatch: swatch(6, COLOURS.waiting) },
    { label: 'blocked', width: 70, swatch: swatch(2, COLOURS.blocked) },
    ...(withRequests ? [{ label: 'asks for it', width: 80, swatch: element('path', { fill: COLOURS.mark, d: 'M2 1h8l-4 8z' }) }] : []),
  ]
  let at = x
  const drawn = entries.map((entry) => {
    const group = element('g', { transform: `translate(${at} 3)` }, entry.swatch, text({ x: 16, y: 11 }, entry.label))
    at += entry.width
    return group
  })
  return element('g', { class: 'legend', 'font-size': 11 }, ...drawn)
}

function swatch(height: number, fill: string): string {
  return element('rect', { x: 0, y: 12 - height, width: 12, height, fill })
}

/** Time since the start of the run. */
function axis(x: number, width: number, y: number, from: number, to: number): string {
  const labels = timeTicks(from, to, Math.max(2, Math.floor(width / 90))).map(({ ns, label }) => {
    const at = x + ((ns - from) / (to - from)) * width
    const line = element('path', { d: `M${at.toFixed(1)} ${y - GAP}v4`, stroke: 'currentColor' })
    return line + text({ x: Math.min(at, x + width - 14), y: y + 14, 'text-anchor': 'middle', 'font-size': 11 }, label)
  })
  return element('path', { d: `M${x} ${y - GAP}h${width}`, stroke: 'currentColor', 'stroke-opacity': 0.4 }) + labels.join('')
}
