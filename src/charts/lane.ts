import { type Intervals, STATES } from '../model/timeline.ts'
import { within } from '../trace/within.ts'
import { BAR_HEIGHT } from './palette.ts'
import { fillOf } from './patterns.ts'
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
  const visible = within(intervals, box.fromNs, box.toNs)
  return visible.length > box.width / 3 ? columns(visible, box) : bars(visible, box)
}

function bars({ length, state, startNs, endNs }: Intervals, box: LaneBox): string {
  const { x, y, width, height, fromNs, toNs } = box
  const at = (ns: number) => x + ((Math.min(toNs, Math.max(fromNs, ns)) - fromNs) / (toNs - fromNs)) * width
  const paths = STATES.map(() => '')
  for (let i = 0; i < length; i++) {
    const bar = height * BAR_HEIGHT[STATES[state[i]!]!]
    paths[state[i]!] += rectangle(at(startNs[i]!), y + height, at(endNs[i]!) - at(startNs[i]!), bar)
  }
  return filled(paths)
}

function columns(intervals: Intervals, box: LaneBox): string {
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
function sharesByColumn({ length, state, startNs, endNs }: Intervals, count: number, { fromNs, toNs }: LaneBox): Float64Array[] {
  const shares = STATES.map(() => new Float64Array(count))
  const perNs = count / (toNs - fromNs)
  for (let i = 0; i < length; i++) {
    const into = shares[state[i]!]!
    const from = Math.max(0, (startNs[i]! - fromNs) * perNs)
    const to = Math.min(count, (endNs[i]! - fromNs) * perNs)
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
  return paths.map((d, s) => (d ? element('path', { class: STATES[s]!, fill: fillOf(STATES[s]!), d }) : '')).join('')
}
