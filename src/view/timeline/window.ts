/** What part of the time scale is shown, ns since each run's start: [fromNs, toNs). */
export interface TimeWindow {
  readonly fromNs: number
  readonly toNs: number
}

/** How far out and in one can go. */
export interface Bounds {
  /** The longest run. */
  readonly wallNs: number
  /** Below this there is nothing to see but the clock's steps. */
  readonly leastNs: number
}

/** Fewer of the clock's steps than these tell nothing. */
const LEAST_STEPS = 10

/** Of runs on one scale. */
export function boundsOf(runs: readonly { readonly wallNs: number; readonly clockStepNs: number }[]): Bounds {
  const coarsest = Math.max(0, ...runs.map(({ clockStepNs }) => clockStepNs))
  return { wallNs: Math.max(1, ...runs.map(({ wallNs }) => wallNs)), leastNs: Math.max(1000, LEAST_STEPS * coarsest) }
}

export function wholeOf({ wallNs }: Bounds): TimeWindow {
  return { fromNs: 0, toNs: wallNs }
}

/** The window moved by a share of its length, as far as there is something to see. */
export function pannedBy(window: TimeWindow, share: number, bounds: Bounds): TimeWindow {
  const by = share * (window.toNs - window.fromNs)
  return within({ fromNs: window.fromNs + by, toNs: window.toNs + by }, bounds)
}

/** Longer by `factor`, or shorter, while what lies at `at` (0 to 1 of its length) stays where it is. */
export function zoomedBy(window: TimeWindow, factor: number, at: number, bounds: Bounds): TimeWindow {
  const length = window.toNs - window.fromNs
  const longer = Math.min(bounds.wallNs, Math.max(leastOf(bounds), length * factor))
  const fromNs = window.fromNs + at * (length - longer)
  return within({ fromNs, toNs: fromNs + longer }, bounds)
}

/** Moved into what there is; no shorter than the least, no longer than all. */
export function within({ fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const length = Math.min(bounds.wallNs, Math.max(leastOf(bounds), toNs - fromNs))
  const middle = (fromNs + toNs) / 2
  const from = Math.min(Math.max(0, middle - length / 2), bounds.wallNs - length)
  return { fromNs: from, toNs: from + length }
}

/** Moved, where the interval is not in it; one that is too long for it is seen from where it begins, or ends if it lies before. */
export function showing(window: TimeWindow, { fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const length = window.toNs - window.fromNs
  const seen = Math.min(toNs, window.toNs) - Math.max(fromNs, window.fromNs)
  if (seen >= (toNs - fromNs <= 0.8 * length ? toNs - fromNs : 0.1 * length)) return window
  const from =
    fromNs < window.fromNs ? Math.max(fromNs - 0.1 * length, toNs - 0.9 * length) : Math.min(toNs - 0.9 * length, fromNs - 0.1 * length)
  return within({ fromNs: from, toNs: from + length }, bounds)
}

/** The interval, and what came shortly before and after it. */
export function around({ fromNs, toNs }: TimeWindow, bounds: Bounds): TimeWindow {
  const margin = 0.25 * (toNs - fromNs)
  return within({ fromNs: fromNs - margin, toNs: toNs + margin }, bounds)
}

function leastOf({ leastNs, wallNs }: Bounds): number {
  return Math.min(leastNs, wallNs)
}
