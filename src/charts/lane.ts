import type { Interval, Intervals } from '../model/timeline.ts'
import { STATES } from '../trace/lanes.ts'
import { BAR_HEIGHT, COLOURS } from './palette.ts'
import { element, px } from './svg.ts'

/** The lane's place in px, and its time range in ns on the run's clock. */
interface LaneBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fromNs: number
  readonly toNs: number
}

/**
 * Draws one thread's intervals. A few intervals get a bar each. Many intervals get one column per pixel instead, which limits the length of
 * the markup. A column stacks the states. In a column, the height of a state is the height of the state's bar times the state's share of
 * the pixel's time.
 */
export function lane(intervals: Intervals, box: LaneBox): string {
  const visible = intervals.filter(({ startNs, endNs }) => endNs > box.fromNs && startNs < box.toNs)
  return visible.length > box.width / 3 ? columns(visible, box) : bars(visible, box)
}

function bars(intervals: readonly Interval[], box: LaneBox): string {
  const { x, y, width, height, fromNs, toNs } = box
  const at = (ns: number) => x + ((Math.min(toNs, Math.max(fromNs, ns)) - fromNs) / (toNs - fromNs)) * width
  const paths = STATES.map((state) => {
    const bar = height * BAR_HEIGHT[state]
    const ofState = intervals.filter((interval) => interval.state === state)
    return ofState.map(({ startNs, endNs }) => rectangle(at(startNs), y + height, at(endNs) - at(startNs), bar)).join('')
  })
  return filled(paths)
}

function columns(intervals: readonly Interval[], box: LaneBox): string {
  const count = Math.max(1, Math.floor(box.width))
  const shares = sharesByColumn(intervals, count, box)
  const paths = ['', '', '']
  const heights = (column: number) => STATES.map((state, s) => Math.round(shares[s]![column]! * BAR_HEIGHT[state] * box.height * 4) / 4)
  let begun = 0
  for (let column = 1; column <= count; column++) {
    // Adjacent columns that look the same become one rectangle.
    const before = heights(begun)
    if (column < count && heights(column).every((height, s) => height === before[s])) continue
    let base = box.y + box.height
    before.forEach((height, s) => {
      paths[s] += height > 0 ? rectangle(box.x + begun, base, column - begun, height) : ''
      base -= height
    })
    begun = column
  }
  return filled(paths)
}

/** For each state and column, the state's share of the column's time. */
function sharesByColumn(intervals: readonly Interval[], count: number, { fromNs, toNs }: LaneBox): Float64Array[] {
  const shares = STATES.map(() => new Float64Array(count))
  const perNs = count / (toNs - fromNs)
  for (const { state, startNs, endNs } of intervals) {
    const into = shares[STATES.indexOf(state)]!
    const from = Math.max(0, (startNs - fromNs) * perNs)
    const to = Math.min(count, (endNs - fromNs) * perNs)
    for (let column = Math.floor(from); column < to; column++) {
      into[column]! += Math.min(to, column + 1) - Math.max(from, column)
    }
  }
  return shares
}

function rectangle(x: number, bottom: number, width: number, height: number): string {
  return `M${px(x)} ${px(bottom)}v${px(-height)}h${px(width)}v${px(height)}z`
}

function filled(paths: readonly string[]): string {
  return paths.map((d, s) => (d ? element('path', { class: STATES[s]!, fill: COLOURS[STATES[s]!], d }) : '')).join('')
}
