import { BLOCKED, type Intervals } from '../model/timeline.ts'
import { drawnNs, type Lane, type RunLanes } from '../trace/lanes.ts'
import { lane } from './lane.ts'
import { PATTERNS } from './patterns.ts'
import { timeTicks } from './scale.ts'
import { element, escapeXml, picture, px, text } from './svg.ts'
import { inWords } from './timeline.ts'

/** The run of one GIL in a dense picture. */
interface DensePanel {
  /** The GIL's name, which is beside its lanes, or above them in a narrow picture. */
  readonly label: string
  readonly run: RunLanes
}

interface DenseOptions {
  readonly width: number
  /** The height that the picture may take, px. It is exceeded if the lanes would become invisible. */
  readonly height: number
  readonly title: string
  /** The end of the time axis, ns since a run's start. Default: the end of the longest run. */
  readonly toNs?: number
}

/** The time axis in px, and its end in ns. */
interface Span {
  readonly x: number
  readonly width: number
  readonly toNs: number
}

const AXIS = 20
const LETTER = 7
/** The share of the width that labels may take beside the lanes. */
const MOST_LABEL = 0.35
const LABEL_LINE = 15
const BETWEEN = 8
const GAP = 2
const LEAST_LANE = 4
const MOST_LANE = 24
/** A thread that is blocked for a larger share of the run has no lane, for example a main thread that waits for the others. */
const MOST_BLOCKED = 0.9
/** If a run has more threads, the picture shows the first ones and says so. */
const MOST_LANES = 8

/** The end of the longest of these runs in a picture, ns since its start. */
export function longestNs(panels: readonly DensePanel[]): number {
  return Math.max(1, ...panels.map(({ run }) => drawnNs(run)))
}

/** Draws several runs on one time scale in little room: one axis, and one name for all lanes of a GIL. @returns SVG */
export function denseTimelinesSvg(panels: readonly DensePanel[], options: DenseOptions): string {
  const { width, title, toNs = longestNs(panels) } = options
  const shown = panels.map(({ label, run }) => ({ label: labelOf(label, run), run, lanes: busyLanes(run).slice(0, MOST_LANES) }))
  const longest = Math.max(0, ...shown.map(({ label }) => label.length)) * LETTER
  const isAbove = longest > width * MOST_LABEL
  const left = isAbove || longest === 0 ? 0 : longest + 8
  const height = laneHeight(shown, options.height - AXIS - shown.length * (BETWEEN + (isAbove ? LABEL_LINE : 0)))
  const inside = { x: left, width: width - left - 1, fromNs: 0, toNs }
  let y = 0
  const drawn = shown.map(({ label, run, lanes }) => {
    if (isAbove) y += LABEL_LINE
    const middle = y + (lanes.length * (height + GAP)) / 2 + 4
    const name = isAbove ? text({ x: 0, y: y - 4 }, label) : text({ x: left - 8, y: middle, 'text-anchor': 'end' }, label)
    const bars = lanes.map((one, row) => named(one.name, lane(intervalsOf(one), { ...inside, y: y + row * (height + GAP), height })))
    const rest = notKept(run, inside, { y, height: lanes.length * (height + GAP) - GAP })
    y += lanes.length * (height + GAP) + BETWEEN
    return name + bars.join('') + rest
  })
  const count = shown.reduce((sum, { lanes }) => sum + lanes.length, 0)
  const description = `${panels.map(({ label }) => label).join(', ')}: ${inWords(count, 0, toNs)}`
  return picture({ width, height: y + AXIS, title, description }, PATTERNS, ...drawn, axis(inside, y - BETWEEN + GAP))
}

/** Shows the thread's name when the reader points at its lane. */
function named(name: string, bars: string): string {
  return element('g', {}, element('title', {}, escapeXml(name)), bars)
}

const NOT_KEPT = 'not kept'

/** Covers the part of a run whose events were not kept. Empty if all of them were. */
function notKept({ wallNs, wholeNs }: RunLanes, inside: Span, { y, height }: { readonly y: number; readonly height: number }): string {
  if (wholeNs === undefined || wallNs >= inside.toNs) return ''
  const at = (ns: number) => inside.x + (Math.min(ns, inside.toNs) / inside.toNs) * inside.width
  const [from, to] = [at(wallNs), at(wholeNs)]
  const words =
    to - from < NOT_KEPT.length * LETTER ? '' : text({ x: (from + to) / 2, y: y + height / 2 + 4, 'text-anchor': 'middle' }, NOT_KEPT)
  const cover = element('rect', { x: from, y, width: to - from, height, 'fill-opacity': 0.1 })
  const edge = element('path', { d: `M${px(from)} ${px(y)}v${px(height)}`, stroke: 'currentColor', 'stroke-dasharray': '3 3' })
  return cover + edge + words
}

function busyLanes({ lanes, wallNs }: RunLanes): readonly Lane[] {
  const busy = lanes.filter(({ sumsNs }) => sumsNs[BLOCKED].at(-1)! <= MOST_BLOCKED * wallNs)
  return busy.length > 0 ? busy : lanes
}

function labelOf(label: string, run: RunLanes): string {
  const lanes = busyLanes(run)
  return lanes.length > MOST_LANES ? `${label}, ${MOST_LANES} of ${lanes.length} threads` : label
}

function laneHeight(shown: readonly { readonly lanes: readonly Lane[] }[], room: number): number {
  const lanes = shown.reduce((sum, one) => sum + one.lanes.length, 0)
  return Math.max(LEAST_LANE, Math.min(MOST_LANE, Math.floor(room / Math.max(1, lanes)) - GAP))
}

function intervalsOf({ startNs, state, block }: Lane): Intervals {
  const { length } = state
  return {
    length,
    state,
    startNs: startNs.subarray(0, length),
    endNs: startNs.subarray(1),
    block,
    lock: new Uint32Array(length),
  } as Intervals
}

function axis({ x, width, toNs }: Span, y: number): string {
  const labels = timeTicks(0, toNs, Math.max(2, Math.floor(width / 90))).map(({ ns, label }) => {
    const at = x + (ns / toNs) * width
    // A label at an end of the axis stays inside the picture.
    const anchor = ns === 0 ? 'start' : at > x + width - label.length * 4 ? 'end' : 'middle'
    const tick = element('path', { d: `M${at.toFixed(1)} ${y}v4`, stroke: 'currentColor' })
    return tick + text({ x: at, y: y + 16, 'text-anchor': anchor }, label)
  })
  return element('path', { d: `M${x} ${y}h${width}`, stroke: 'currentColor', 'stroke-opacity': 0.4 }) + labels.join('')
}
