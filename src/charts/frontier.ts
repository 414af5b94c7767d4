import { digits, percent, span } from '../model/number-format.ts'
import { COLOURS } from './palette.ts'
import { decades, ticks } from './scale.ts'
import { element, picture, text } from './svg.ts'
import { headed, type Table } from './table.ts'

/** What one lock achieved: the work of all threads together, and the wait of the thread that waited longest. */
export interface Trade {
  readonly gil: string
  /** Instructions per ms. */
  readonly speed: number
  readonly longestWaitMs: number
  /** Whether no other lock has both a higher speed and a shorter longest wait. */
  readonly isOnFrontier: boolean
}

interface FrontierOptions {
  /** px. Default: 640 */
  readonly width?: number
  readonly title: string
}

const HEIGHT = 340
const MARGIN = { top: 44, right: 92, bottom: 40, left: 58 }
const RADIUS = 4.5
/** The height of a label, and the width of one of its letters, px. */
const LABEL = 14
const LETTER = 6.6

/** Draws each lock as a point: the longest wait to the right, on a logarithmic axis, and the speed upwards. @returns SVG */
export function frontierSvg(trades: readonly Trade[], { width = 640, title }: FrontierOptions): string {
  const waits = trades.map(({ longestWaitMs }) => Math.max(longestWaitMs, LEAST_MS))
  const [from, to] = [Math.min(...waits) / 1.5, Math.max(...waits) * 1.5]
  const most = Math.max(...trades.map(({ speed }) => speed))
  const plot = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom }
  const x = (ms: number) => plot.left + (Math.log(Math.max(ms, LEAST_MS) / from) / Math.log(to / from)) * (plot.right - plot.left)
  const y = (speed: number) => plot.bottom - (speed / most) * (plot.bottom - plot.top)
  const points = trades.map((trade) => ({ trade, x: x(trade.longestWaitMs), y: y(trade.speed) }))
  return picture(
    { width, height: HEIGHT, title, description: inWords(trades) },
    text({ x: 8, y: 12, 'font-weight': 600 }, title),
    text({ x: 8, y: 28 }, 'speed, as a share of the highest'),
    text({ x: plot.right, y: HEIGHT - 4, 'text-anchor': 'end' }, 'longest wait'),
    ...ticks(0, 1, 4).map((share) => level(share, plot.left, plot.right, y(share * most))),
    ...decades(from, to).map((ms) => upright(ms, x(ms), plot.bottom)),
    frontier(points.filter(({ trade }) => trade.isOnFrontier)),
    ...points.map(dot),
    ...labels(points, plot),
  )
}

/** The picture's points as a table, in the given order. */
export function frontierTable(trades: readonly Trade[], { title }: FrontierOptions): Table {
  const most = Math.max(...trades.map(({ speed }) => speed))
  return {
    title,
    heads: headed('GIL', 'instructions per ms', '÷ highest', 'longest wait', 'on the frontier'),
    rows: trades.map((trade) => ({ head: trade.gil, cells: cellsOf(trade, most) })),
  }
}

/** The cells of a lock in a table: the speed, its share of the highest, the longest wait, and a mark if the lock is on the frontier. */
export function cellsOf({ speed, longestWaitMs, isOnFrontier }: Trade, most: number): string[] {
  return [digits(speed), percent(speed / most), span(longestWaitMs * 1000), isOnFrontier ? '●' : '']
}

/** The shortest wait on the axis, ms. A shorter wait is drawn as this one. */
const LEAST_MS = 0.001

interface Point {
  readonly trade: Trade
  readonly x: number
  readonly y: number
}

interface Plot {
  readonly right: number
  readonly bottom: number
}

function level(share: number, left: number, right: number, y: number): string {
  const line = element('path', {
    d: `M${left} ${y.toFixed(1)}H${right}`,
    stroke: 'currentColor',
    'stroke-opacity': share === 0 ? 0.4 : 0.12,
  })
  return line + text({ x: left - 6, y: y + 4, 'text-anchor': 'end' }, `${Math.round(share * 100)} %`)
}

function upright(ms: number, x: number, bottom: number): string {
  const line = element('path', { d: `M${x.toFixed(1)} ${bottom}v4`, stroke: 'currentColor' })
  return line + text({ x, y: bottom + 16, 'text-anchor': 'middle' }, span(ms * 1000))
}

/** A line along the locks that no other lock beats, from the shortest wait to the highest speed. */
function frontier(best: readonly Point[]): string {
  const [first, ...rest] = best.toSorted((a, b) => a.x - b.x)
  if (!first) return ''
  const steps = rest.map(({ x, y }) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join('')
  const d = `M${first.x.toFixed(1)} ${first.y.toFixed(1)}${steps}`
  return element('path', { d, fill: 'none', stroke: COLOURS.running, 'stroke-opacity': 0.5, 'stroke-dasharray': '4 3' })
}

function dot({ trade, x, y }: Point): string {
  const colour = trade.isOnFrontier ? COLOURS.running : COLOURS.blocked
  const words = `${trade.gil}: ${digits(trade.speed)} instructions per ms, longest wait ${span(trade.longestWaitMs * 1000)}`
  return element('circle', { cx: x, cy: y, r: RADIUS, fill: colour }, element('title', {}, words))
}

/**
 * The locks' names. A name is right of its point, or left of it where the picture ends. A name that would cover another one moves up or
 * down, if there is room.
 */
function labels(points: readonly Point[], { right, bottom }: Plot): string[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = []
  return points
    .toSorted((a, b) => a.y - b.y)
    .map(({ trade, x, y }) => {
      const length = trade.gil.length * LETTER
      const isLeft = x + length + 8 > right + MARGIN.right
      const from = isLeft ? x - length - 8 : x + 8
      const isFree = (at: number) => taken.every((one) => one.from > from + length || one.to < from || Math.abs(one.y - at) >= LABEL)
      const offsets = Array.from({ length: 40 }, (_, step) => Math.ceil(step / 2) * 3 * (step % 2 ? 1 : -1))
      const at = y + (offsets.find((offset) => y + offset < bottom && y + offset > MARGIN.top - 8 && isFree(y + offset)) ?? 0)
      taken.push({ from, to: from + length, y: at })
      const weight = trade.isOnFrontier ? { 'font-weight': 600 } : {}
      return text({ x: from, y: at + 4, ...weight }, trade.gil)
    })
}

function inWords(trades: readonly Trade[]): string {
  const best = trades.filter(({ isOnFrontier }) => isOnFrontier).map(({ gil }) => gil)
  return `${trades.length} locks. On the frontier, from the fastest: ${best.join(', ')}.`
}
