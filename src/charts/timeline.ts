import { type Row, rowsOf, taken, where } from '../model/columns.ts'
import { span } from '../model/number-format.ts'
import type { DropRequests, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { STATES } from '../model/timeline.ts'
import { laneName } from '../trace/by-gil.ts'
import { lane } from './lane.ts'
import { COLOURS } from './palette.ts'
import { fillOf, PATTERNS } from './patterns.ts'
import { timeTicks } from './scale.ts'
import { element, picture, text } from './svg.ts'
import { headed, type Table } from './table.ts'

interface TimelineOptions {
  /** The width of the picture, px. Default: 800. */
  readonly width?: number
  /** The drawn part of the run, ns since its start. Default: the whole run. */
  readonly from?: number
  readonly to?: number
  readonly title?: string
  /** The height of a lane, px. Default: 20, and less if there are more than 8 threads. */
  readonly laneHeight?: number
}

export const LEGEND_HEIGHT = 24
/** The width of the whole legend, px. The legend begins where the lanes begin. In a narrow picture it begins further left. */
const LEGEND_WIDTH = 264
const AXIS_HEIGHT = 24
/** The estimated width of a character of a thread's name, px. */
const CHARACTER_WIDTH = 7
const GAP = 5
/** If a panel has more drop requests than this, it omits their marks, because so many marks would hide the lanes. */
const MOST_REQUESTS = 200

const WAITS = { title: 'waits', about: 'How many times the thread wanted the GIL and had to wait for it.' }
const BLOCKED_FOR = { title: 'blocked', about: 'How long the thread was blocked in the shown part of the run.' }

/**
 * Draws one lane per thread, with time to the right. A lane shows when its thread held the GIL, waited for it and was blocked. The picture
 * is legible with any number of intervals. @returns SVG
 */
export function timelineSvg(timeline: Timeline, options: TimelineOptions = {}): string {
  const { width = 800, from = 0, to = timeline.endNs - timeline.startNs, title = 'Who holds the GIL', laneHeight } = options
  const panel = { timeline, from, to: Math.max(to, from + 1) }
  const labels = labelWidth([panel], width)
  const drawn = drawPanel(panel, { width, labels, y: LEGEND_HEIGHT, ...(laneHeight && { laneHeight }) })
  return picture(
    { width, height: drawn.bottom, title, description: inWords(drawn.lanes, from, to) },
    PATTERNS,
    legend(Math.max(0, Math.min(labels, width - LEGEND_WIDTH)), drawn.asks),
    drawn.markup,
  )
}

/** The picture's lanes as a table: how often and how long each thread held the GIL, waited and was blocked. */
export function timelineTable(timeline: Timeline, options: TimelineOptions = {}): Table {
  const { from = 0, to = timeline.endNs - timeline.startNs, title = 'Who holds the GIL' } = options
  const rows = shownThreads({ timeline, from, to }).map((thread) => ({
    head: laneName(timeline, thread),
    cells: STATES.flatMap((_, state) => seen(thread, state, timeline.startNs + from, timeline.startNs + to)),
  }))
  const note = `From ${span(from / 1000)} to ${span(to / 1000)} of the run.`
  return { title, note, heads: headed('thread', 'holds', 'held', WAITS, 'waited', 'blocks', BLOCKED_FOR), rows }
}

/**
 * Two texts: the number of the thread's intervals in this state that overlap [fromNs, toNs), and the total length of their parts in this
 * range.
 */
function seen({ intervals: { length, state, startNs, endNs } }: ThreadTimeline, wanted: number, fromNs: number, toNs: number): string[] {
  let count = 0
  let sumNs = 0
  for (let i = 0; i < length; i++) {
    const ns = Math.min(toNs, endNs[i]!) - Math.max(fromNs, startNs[i]!)
    if (state[i] !== wanted || ns <= 0) continue
    count++
    sumNs += ns
  }
  return [count.toLocaleString('en-US'), span(sumNs / 1000)]
}

/**
 * A run and its drawn part, ns since the run's start. The panel shows every thread that has intervals. With `mostLanes`, it shows at most
 * that many threads: the first ones that were alive in the drawn part.
 */
export interface Panel {
  readonly timeline: Timeline
  readonly from: number
  readonly to: number
  readonly mostLanes?: number
}

interface PanelBox {
  readonly width: number
  /** The width of the column of names. Panels on one time scale need the same width, so that their axes are aligned. */
  readonly labels: number
  readonly y: number
  readonly laneHeight?: number
}

/** Draws a panel's lanes and the axis below them. */
export function drawPanel(panel: Panel, box: PanelBox) {
  const { timeline, from, to } = panel
  const threads = shownThreads(panel)
  const laneHeight = box.laneHeight ?? (threads.length <= 8 ? 20 : threads.length <= 24 ? 13 : 9)
  const inside = { x: box.labels, width: box.width - box.labels - 8, fromNs: timeline.startNs + from, toNs: timeline.startNs + to }
  const top = (row: number) => box.y + row * (laneHeight + GAP)
  const lanes = threads.map((thread, row) => {
    const at = { x: box.labels - 8, y: top(row) + laneHeight * 0.5 + 4, 'text-anchor': 'end', 'font-size': Math.min(12, laneHeight + 2) }
    return text(at, labelOf(timeline, thread, box.width)) + lane(thread.intervals, { ...inside, y: top(row), height: laneHeight })
  })
  const marks = requestsIn(panel).map(({ thread, timeNs }) => {
    const x = inside.x + ((timeNs - inside.fromNs) / (to - from)) * inside.width
    return requestMark(x, top(threads.indexOf(timeline.threads[thread]!)))
  })
  const bottom = top(threads.length)
  return {
    markup: [...lanes, ...marks, axis(inside.x, inside.width, bottom, from, to)].join(''),
    bottom: bottom + AXIS_HEIGHT,
    lanes: threads.length,
    asks: marks.length > 0,
  }
}

function shownThreads({ timeline, from, to, mostLanes }: Panel): ThreadTimeline[] {
  const { threads, startNs: zeroNs } = timeline
  if (mostLanes === undefined) return threads.filter(({ intervals }) => intervals.length > 0)
  // If the number of lanes is limited, only threads that were alive in the drawn part are shown.
  return threads.filter(({ startNs, endNs }) => endNs > zeroNs + from && startNs < zeroNs + to).slice(0, mostLanes)
}

function requestsIn(panel: Panel): Row<DropRequests>[] {
  const { startNs, requests, threads } = panel.timeline
  const inTime = where(requests.timeNs, (timeNs) => timeNs >= startNs + panel.from && timeNs < startNs + panel.to)
  const shown = new Set(shownThreads(panel))
  const asked = inTime.filter((request) => shown.has(threads[requests.thread[request]!]!))
  return asked.length <= MOST_REQUESTS ? rowsOf(taken(requests, asked)) : []
}

export function inWords(lanes: number, from: number, to: number): string {
  const what = `${lanes} ${lanes === 1 ? 'thread' : 'threads'}, one lane each, from ${span(from / 1000)} to ${span(to / 1000)} of the run`
  return `${what}: full bars hold the GIL, half bars wait for it, lines are blocked.`
}

/** A thread's name, cut to a third of the picture's width. */
function labelOf(timeline: Timeline, thread: ThreadTimeline, width: number): string {
  const most = Math.floor(width / 3 / CHARACTER_WIDTH)
  const name = laneName(timeline, thread)
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}

/** The width of a column that has room for the names in all panels, px. */
export function labelWidth(panels: readonly Panel[], width: number): number {
  const labels = panels.flatMap((panel) => shownThreads(panel).map((thread) => labelOf(panel.timeline, thread, width)))
  return Math.max(40, 14 + CHARACTER_WIDTH * Math.max(0, ...labels.map((label) => label.length)))
}

function requestMark(x: number, y: number): string {
  return element('path', { class: 'request', fill: COLOURS.mark, d: `M${x.toFixed(1)} ${y + 3}l-3 -6h6z` })
}

export function legend(x: number, withRequests: boolean): string {
  const entries = [
    { label: 'holds', width: 58, swatch: swatch(12, COLOURS.running) },
    { label: 'waits', width: 56, swatch: swatch(6, fillOf('waiting')) },
    { label: 'blocked', width: 70, swatch: swatch(2, fillOf('blocked')) },
    ...(withRequests ? [{ label: 'requests it', width: 80, swatch: element('path', { fill: COLOURS.mark, d: 'M2 1h8l-4 8z' }) }] : []),
  ]
  let at = x
  const drawn = entries.map((entry) => {
    const group = element('g', { transform: `translate(${at} 3)` }, entry.swatch, text({ x: 16, y: 11 }, entry.label))
    at += entry.width
    return group
  })
  return element('g', { class: 'legend' }, ...drawn)
}

function swatch(height: number, fill: string): string {
  return element('rect', { x: 0, y: 12 - height, width: 12, height, fill })
}

/** Draws the axis. It shows the time since the start of the run. */
function axis(x: number, width: number, y: number, from: number, to: number): string {
  const labels = timeTicks(from, to, Math.max(2, Math.floor(width / 90))).map(({ ns, label }) => {
    const at = x + ((ns - from) / (to - from)) * width
    const line = element('path', { d: `M${at.toFixed(1)} ${y - GAP}v4`, stroke: 'currentColor' })
    return line + text({ x: Math.min(at, x + width - 14), y: y + 14, 'text-anchor': 'middle' }, label)
  })
  return element('path', { d: `M${x} ${y - GAP}h${width}`, stroke: 'currentColor', 'stroke-opacity': 0.4 }) + labels.join('')
}
