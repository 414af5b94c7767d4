import { intervalAt, type Lane, longestWait } from '../../trace/lanes.ts'
import { type BoardRun, type Layout, placeAt } from './board-layout.ts'
import type { TimeWindow } from './window.ts'

/** One interval of one lane. */
export interface Slice {
  /** Index into Layout.places. */
  readonly place: number
  readonly interval: number
}

function laneOf({ places }: Layout, { place }: Slice): Lane {
  return places[place]!.lane
}

/** Start and end of a slice, ns since the start of its run. */
export function edgesOf(layout: Layout, slice: Slice): TimeWindow {
  const { startNs } = laneOf(layout, slice)
  return { fromNs: startNs[slice.interval]!, toNs: startNs[slice.interval + 1]! }
}

/** The slice at a point of the picture; undefined if no thread was alive there. */
export function sliceAt(layout: Layout, { fromNs, toNs }: TimeWindow, x: number, y: number): Slice | undefined {
  const place = placeAt(layout, y)
  if (place === undefined || x < layout.left) return undefined
  const { lane } = layout.places[place]!
  const interval = intervalAt(lane, fromNs + ((x - layout.left) / layout.plotWidth) * (toNs - fromNs))
  return interval < 0 || interval >= lane.state.length ? undefined : { place, interval }
}

/** The slice `by` steps later in the same lane. Beyond an end of the lane, it is the lane's first or last slice. */
export function stepped(layout: Layout, slice: Slice, by: number): Slice {
  const last = laneOf(layout, slice).state.length - 1
  return { ...slice, interval: Math.min(last, Math.max(0, slice.interval + by)) }
}

/** The slice at time `ns` in the lane with index `place`, or the nearest slice that exists. undefined on an empty board. */
export function inLane(layout: Layout, place: number, ns: number): Slice | undefined {
  const index = Math.min(layout.places.length - 1, Math.max(0, place))
  const lane = layout.places[index]?.lane
  return lane && { place: index, interval: Math.min(lane.state.length - 1, Math.max(0, intervalAt(lane, ns))) }
}

/**
 * The longest wait in the run that contains the slice `within`, or in all runs if `within` is undefined. @returns undefined if no thread
 * waited
 */
export function longestWaitOf(runs: readonly BoardRun[], layout: Layout, within: Slice | undefined): Slice | undefined {
  const only = within && layout.places[within.place]!.run
  const waits = runs.flatMap(({ run }, index) => {
    const wait = only === undefined || only === index ? longestWait(run) : undefined
    return wait ? [{ ...wait, of: run.lanes[wait.lane] }] : []
  })
  const [longest] = waits.sort((a, b) => b.ns - a.ns)
  return longest && { place: layout.places.findIndex(({ lane }) => lane === longest.of), interval: longest.interval }
}

/** The middle of a slice's visible part, as a share of the window from 0 to 1. 0.5 if no part is visible. */
export function shareInWindow(layout: Layout, { fromNs, toNs }: TimeWindow, slice: Slice | undefined): number {
  if (!slice) return 0.5
  const edges = edgesOf(layout, slice)
  const from = Math.max(fromNs, edges.fromNs)
  const to = Math.min(toNs, edges.toNs)
  return from < to ? ((from + to) / 2 - fromNs) / (toNs - fromNs) : 0.5
}
