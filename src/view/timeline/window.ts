import { drawnNs, type RunLanes } from '../../trace/lanes.ts'

/** The visible part of the time scale, ns since the start of each run: [fromNs, toNs). */
export interface TimeWindow {
  readonly fromNs: number
  readonly toNs: number
}

/** The lengths of the longest and the shortest window, ns. */
export interface Bounds {
  /** Length of the longest run, as the picture shows it. */
  readonly wallNs: number
  /** Length of the shortest window. In a shorter one, only steps of the clock would be visible. */
  readonly leastNs: number
}

/** Length of the shortest window, in steps of the clock. */
const LEAST_STEPS = 10

export function boundsOf(runs: readonly Pick<RunLanes, 'wallNs' | 'wholeNs' | 'clockStepNs'>[]): Bounds {
  const coarsest = Math.max(0, ...runs.map(({ clockStepNs }) => clockStepNs))
  return { wallNs: Math.max(1, ...runs.map(drawnNs)), leastNs: Math.max(1000, LEAST_STEPS * coarsest) }
}

export function wholeOf({ wallNs }: Bounds): TimeWindow {
  return { fromNs: 0, toNs: wallNs }
}

/** The window moved by a share of its length, within the bounds. */
export function pannedBy(window: TimeWindow, share: number, bounds: Bounds): TimeWindow {
  const by = share * (window.toNs - window.fromNs)
  return within({ fromNs: window.fromNs + by, toNs: window.toNs + by }, bounds)
}

/**
 * The window with its length multiplied by `factor`, within the bounds. `at` is a position from 0, the window's start, to 1, its end. The
 * time there keeps its place.
 */
export function zoomedBy(window: TimeWindow, factor: number, at: number, bounds: Bounds): TimeWindow {
  const length = window.toNs - window.fromNs
  const longer = Math.min(bounds.wallNs, Math.max(leastOf(bounds), length * factor))
  const fromNs = window.fromNs + at * (length - longer)
  return within({ fromNs, toNs: fromNs + longer }, bounds)
}

/** The window moved inside the bounds, with its length limited to them. */
export function within({ fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const length = Math.min(bounds.wallNs, Math.max(leastOf(bounds), toNs - fromNs))
  const middle = (fromNs + toNs) / 2
  const from = Math.min(Math.max(0, middle - length / 2), bounds.wallNs - length)
  return { fromNs: from, toNs: from + length }
}

/**
 * The window, moved if it shows too little of the interval. If the interval has at most 0.8 times the window's length, all of it must be
 * visible. Of a longer interval, a part with 0.1 times the window's length must be visible. Otherwise the window moves to the interval's
 * nearer edge.
 */
export function showing(window: TimeWindow, { fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const length = window.toNs - window.fromNs
  const seen = Math.min(toNs, window.toNs) - Math.max(fromNs, window.fromNs)
  if (seen >= (toNs - fromNs <= 0.8 * length ? toNs - fromNs : 0.1 * length)) return window
  const from =
    fromNs < window.fromNs ? Math.max(fromNs - 0.1 * length, toNs - 0.9 * length) : Math.min(toNs - 0.9 * length, fromNs - 0.1 * length)
  return within({ fromNs: from, toNs: from + length }, bounds)
}

/** A window around the interval, with a quarter of the interval's length on either side. */
export function around({ fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const margin = 0.25 * (toNs - fromNs)
  return within({ fromNs: fromNs - margin, toNs: toNs + margin }, bounds)
}

function leastOf({ leastNs, wallNs }: Bounds): number {
  return Math.min(leastNs, wallNs)
}
