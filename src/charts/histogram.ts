import { type Bar, barsOf } from '../model/histogram.ts'
import { measuredSpan, resolutionWords, span } from '../model/number-format.ts'
import type { LatencySummary } from '../model/report.ts'
import { COLOURS } from './palette.ts'
import { decades } from './scale.ts'
import { element, picture, px, text } from './svg.ts'
import { headed, type Table } from './table.ts'

type HistogramData = Pick<LatencySummary, 'histogram' | 'belowStep' | 'resolutionUs' | 'limit' | 'n'>

interface HistogramOptions {
  /** The width of the picture, px. Default: 640. */
  readonly width?: number
  readonly height?: number
  /**
   * The median one-way time to park and unpark a thread on this machine, µs, and the resolution of that time, µs. If absent, the picture
   * has no mark at the park floor.
   */
  readonly parkFloor?: { readonly p50: number; readonly resolutionUs: number }
  /** The range of the axis, for histograms that share one. Default: a range that fits this histogram's bars and marks. */
  readonly domain?: Domain
  readonly title?: string
}

export interface Domain {
  readonly fromUs: number
  readonly toUs: number
}

const MARGIN = { top: 52, bottom: 24, left: 8, right: 16 }
/** The width of the bar for latencies below the resolution, px. This bar is separate from the others, to the left of the axis. */
const BELOW_WIDTH = 46

/** Draws a latency's distribution on a logarithmic axis, with marks at the resolution and at the park floor. @returns SVG */
export function histogramSvg(data: HistogramData, options: HistogramOptions = {}): string {
  const { width = 640, height = 190, parkFloor, title = 'Latency' } = options
  const { resolutionUs } = data
  const bars = filled(data)
  const floorUs = parkFloor === undefined ? undefined : Math.max(parkFloor.p50, floorBound(parkFloor, data))
  const domain = options.domain ?? domainOf(bars, [resolutionUs, floorUs ?? resolutionUs])
  const left = MARGIN.left + (data.belowStep > 0 ? BELOW_WIDTH + 12 : 0)
  const plot = { left, width: width - left - MARGIN.right, bottom: height - MARGIN.bottom, height: height - MARGIN.top - MARGIN.bottom }
  const x = (us: number) => plot.left + (Math.log(us / domain.fromUs) / Math.log(domain.toUs / domain.fromUs)) * plot.width
  const most = Math.max(1, data.belowStep, ...bars.map(({ count }) => count))
  // Every bar has a visible height, because rare latencies matter most: for example a single hand-off of 300 ms among thousands of 6 µs.
  const tall = (count: number) => Math.max(1.5, (count / most) * plot.height)
  const bar = ({ fromUs, toUs, count }: Bar) =>
    column(x(fromUs), plot.bottom, Math.max(1, x(toUs) - x(fromUs) - 1), tall(count), `${count} from ${span(fromUs)} to ${span(toUs)}`)
  return picture(
    { width, height, title, description: inWords(data) },
    text({ x: MARGIN.left, y: 12, 'font-weight': 600 }, `${title}, n = ${data.n.toLocaleString('en-US')}`),
    ...(data.belowStep > 0 ? [belowStep(data, plot.bottom, tall(data.belowStep))] : []),
    ...bars.map(bar),
    axis(domain, x, plot),
    mark(x(resolutionUs), plot, width, resolutionWords(data), '3 2', 13),
    ...(parkFloor === undefined || floorUs === undefined ? [] : [mark(x(floorUs), plot, width, floorLabel(parkFloor, data), '', 0)]),
  )
}

/** The picture's bars as a table: the range of each bar and the number of latencies in it. */
export function histogramTable(data: HistogramData, options: HistogramOptions = {}): Table {
  const { parkFloor, title = 'Latency' } = options
  const below = data.belowStep > 0 ? [{ fromUs: 0, toUs: data.resolutionUs, count: data.belowStep }] : []
  const rows = [...below, ...filled(data)].map(({ fromUs, toUs, count }) => ({
    head: fromUs === 0 ? '0' : span(fromUs),
    cells: [span(toUs), count.toLocaleString('en-US')],
  }))
  const marks = [resolutionWords(data), ...(parkFloor === undefined ? [] : [floorLabel(parkFloor, data)])]
  const note = `${data.n.toLocaleString('en-US')} in total; ${marks.join(', ')}. Ranges without a row are empty.`
  return { title, note, heads: headed('at least', 'below', 'count'), rows }
}

type ParkFloor = NonNullable<HistogramOptions['parkFloor']>

/** The smallest park floor that the picture can state, µs: the larger of the resolutions of the park floor and of the latencies. */
function floorBound({ resolutionUs }: ParkFloor, data: HistogramData): number {
  return Math.max(resolutionUs, data.resolutionUs)
}

function floorLabel(parkFloor: ParkFloor, data: HistogramData): string {
  return `park floor ${measuredSpan(parkFloor.p50, floorBound(parkFloor, data))}`
}

function filled(data: HistogramData): Bar[] {
  return barsOf(data).filter(({ count }) => count > 0)
}

/** The range of an axis that fits all these histograms and the marks that they share. */
export function commonDomain(all: readonly HistogramData[], marksUs: readonly number[]): Domain {
  return domainOf(all.flatMap(filled), marksUs)
}

function domainOf(bars: readonly Bar[], marksUs: readonly number[]): Domain {
  const marked = marksUs.filter((us) => us > 0)
  const fromUs = Math.min(...bars.map((bar) => bar.fromUs), ...marked.map((us) => us / 1.3))
  const toUs = Math.max(...bars.map((bar) => bar.toUs), ...marked.map((us) => us * 1.3))
  if (!Number.isFinite(fromUs)) return { fromUs: 1, toUs: 100 }
  return { fromUs, toUs: Math.max(toUs, fromUs * 20) }
}

function inWords(data: HistogramData): string {
  const { n, belowStep: below, resolutionUs } = data
  if (n === 0) return 'Nothing was observed.'
  const [fullest] = filled(data).toSorted((a, b) => b.count - a.count)
  const peak = fullest ? ` The fullest bin begins at ${span(fullest.fromUs)}.` : ''
  return `${n} observations on a logarithmic axis, ${below} of them below ${span(resolutionUs)}, the resolution of the clocks.${peak}`
}

function column(x: number, bottom: number, width: number, height: number, label: string): string {
  return element('rect', { x, y: bottom - height, width, height, fill: COLOURS.running }, element('title', {}, label))
}

function belowStep({ belowStep: count, resolutionUs }: HistogramData, bottom: number, height: number): string {
  const middle = MARGIN.left + BELOW_WIDTH / 2
  const outline = {
    x: MARGIN.left + 0.5,
    y: bottom - height,
    width: BELOW_WIDTH,
    height,
    fill: COLOURS.running,
    'fill-opacity': 0.35,
    stroke: COLOURS.running,
  }
  const label = text({ x: middle, y: bottom + 15, 'text-anchor': 'middle' }, `< ${span(resolutionUs)}`)
  return element('rect', outline, element('title', {}, `${count} below ${span(resolutionUs)}`)) + label
}

interface Plot {
  readonly left: number
  readonly width: number
  readonly bottom: number
  readonly height: number
}

function axis({ fromUs, toUs }: Domain, x: (us: number) => number, { left, width, bottom }: Plot): string {
  const labels = decades(fromUs, toUs).map((us) => {
    const tick = element('path', { d: `M${x(us).toFixed(1)} ${bottom}v4`, stroke: 'currentColor' })
    // Near the right edge, a centred label would extend beyond the picture.
    const anchor = x(us) > left + width - 6 ? 'end' : 'middle'
    return tick + text({ x: x(us), y: bottom + 15, 'text-anchor': anchor }, span(us))
  })
  return element('path', { d: `M${left} ${bottom}h${width}`, stroke: 'currentColor', 'stroke-opacity': 0.4 }) + labels.join('')
}

/** A vertical line with its label above the bars. On the right side of the picture, the label is to the left of the line. */
function mark(x: number, { bottom, height }: Plot, width: number, label: string, dashes: string, row: number): string {
  const anchor = x > width * 0.6 ? 'end' : 'start'
  const top = bottom - height - 10 - row
  const line = { d: `M${x.toFixed(1)} ${bottom}V${px(top)}`, stroke: 'currentColor', ...(dashes && { 'stroke-dasharray': dashes }) }
  const at = anchor === 'end' ? x - 4 : x + 4
  return element('path', line) + text({ x: at, y: top + 7, 'text-anchor': anchor }, label)
}
