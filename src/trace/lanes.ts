import type { State, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { gilsOfIntervals, laneName } from './by-gil.ts'

/** The states of a thread. A lane stores the index of a state in this list. */
export const STATES: readonly State[] = ['running', 'waiting', 'blocked']
export const RUNNING = 0
export const WAITING = 1
export const BLOCKED = 2

/**
 * The history of one thread as columns: n intervals without gaps. Cumulative sums give the time that a thread spent in a state between any
 * two times. The number of intervals in between does not matter: two look-ups and a subtraction suffice. Times are ns since the run's
 * start.
 */
export interface Lane {
  readonly name: string
  /** n + 1 entries: the start of each interval, and the end of the last. */
  readonly startNs: Float64Array
  /** n entries: index into STATES. */
  readonly state: Uint8Array
  /** n entries: what blocks the thread (a Block); 0 in other states. */
  readonly block: Uint8Array
  /** n entries: the GIL that the thread holds or waits for. The value means nothing while the thread is blocked. */
  readonly gil: Uint16Array
  /** One array of n + 1 entries for each state: the time that the thread spent in that state before startNs[i], under any GIL. */
  readonly sumsNs: readonly [running: Float64Array, waiting: Float64Array, blocked: Float64Array]
  /** The times at which the thread set a drop request, in order. */
  readonly requestNs: Float64Array
}

/** A run in the form that pictures need. Any thread of the browser can build the typed arrays and transfer them to another thread. */
export interface RunLanes {
  /** One lane for each thread that started. */
  readonly lanes: readonly Lane[]
  readonly wallNs: number
  readonly clockStepNs: number
  readonly excludes: boolean
  /** The number of GILs that the run's threads held or waited for. */
  readonly gils: number
}

export function lanesOf(timeline: Timeline): RunLanes {
  const { startNs, endNs, clockStepNs, excludes, gils } = timeline
  const requests: number[][] = timeline.threads.map(() => [])
  for (const { thread, timeNs } of timeline.requests) requests[thread]!.push(timeNs - startNs)
  const lanes = timeline.threads.flatMap((thread, index) =>
    thread.intervals.length === 0 ? [] : [laneOf(timeline, thread, gilsOfIntervals(timeline, index), requests[index]!)],
  )
  return { lanes, wallNs: endNs - startNs, clockStepNs, excludes, gils: gils.length }
}

/** The buffers that can be transferred to another thread without a copy. */
export function buffersOf({ lanes }: RunLanes): ArrayBuffer[] {
  const arrays = lanes.flatMap((lane) => [lane.startNs, lane.state, lane.block, lane.gil, ...lane.sumsNs, lane.requestNs])
  return arrays.map(({ buffer }) => buffer as ArrayBuffer)
}

function laneOf(timeline: Timeline, thread: ThreadTimeline, gils: Uint16Array, requests: readonly number[]): Lane {
  const { intervals } = thread
  const n = intervals.length
  const startNs = new Float64Array(n + 1)
  const sumsNs = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)] as const
  const state = new Uint8Array(n)
  const block = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    const interval = intervals.at(i)!
    const length = interval.endNs - interval.startNs
    startNs[i] = interval.startNs - timeline.startNs
    startNs[i + 1] = interval.endNs - timeline.startNs
    state[i] = STATES.indexOf(interval.state)
    block[i] = interval.block
    for (const [of, sums] of sumsNs.entries()) sums[i + 1] = sums[i]! + (state[i] === of ? length : 0)
  }
  return { name: laneName(timeline, thread), startNs, state, block, gil: gils, sumsNs, requestNs: Float64Array.from(requests) }
}

/**
 * The index of the interval that contains `ns`. Before the lane's start, the index is -1. From the lane's end on, it is the number of
 * intervals.
 */
export function intervalAt({ startNs }: Lane, ns: number): number {
  return firstAfter(startNs, ns, 0) - 1
}

/**
 * The index of the first value greater than `ns`, searched from the index `from` on. The search doubles its steps. It finds a value near
 * `from` quickly, and a value n entries away in O(log n).
 */
export function firstAfter(values: Float64Array, ns: number, from: number): number {
  let low = from
  let step = 1
  let high = low
  while (high < values.length && values[high]! <= ns) {
    low = high + 1
    high += step
    step *= 2
  }
  high = Math.min(high, values.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! > ns) high = middle
    else low = middle + 1
  }
  return low
}

/** The time, in ns, that the lane's thread spent in a state within [fromNs, toNs). */
export function timeBetween(lane: Lane, state: number, fromNs: number, toNs: number): number {
  return sumUntil(lane, state, toNs) - sumUntil(lane, state, fromNs)
}

function sumUntil(lane: Lane, state: number, ns: number): number {
  const sums = lane.sumsNs[state]!
  const index = intervalAt(lane, ns)
  if (index < 0) return 0
  if (index >= lane.state.length) return sums[lane.state.length]!
  return sums[index]! + (lane.state[index] === state ? ns - lane.startNs[index]! : 0)
}

interface Share {
  readonly name: string
  readonly ns: number
}

/** The threads that held the GIL in [fromNs, toNs), and for how long. The thread that held the GIL longest comes first. */
export function holdersBetween(run: RunLanes, gil: number, fromNs: number, toNs: number): Share[] {
  return sharesBetween(run, RUNNING, gil, fromNs, toNs)
}

/** The threads that waited for the GIL in [fromNs, toNs), and for how long. The thread that waited longest comes first. */
export function waitersBetween(run: RunLanes, gil: number, fromNs: number, toNs: number): Share[] {
  return sharesBetween(run, WAITING, gil, fromNs, toNs)
}

function sharesBetween({ lanes, gils }: RunLanes, state: number, gil: number, fromNs: number, toNs: number): Share[] {
  const sum = (lane: Lane) => timeBetween(lane, state, fromNs, toNs)
  // The sums of a lane cover all GILs together. For a run with several GILs, sumUnder() checks the GIL of each interval.
  const ns = gils < 2 ? sum : (lane: Lane) => sumUnder(lane, state, gil, fromNs, toNs)
  const shares = lanes.map((lane): Share => ({ name: lane.name, ns: ns(lane) }))
  return shares.filter((share) => share.ns > 0).sort((a, b) => b.ns - a.ns)
}

function sumUnder(lane: Lane, state: number, gil: number, fromNs: number, toNs: number): number {
  let sum = 0
  for (let i = Math.max(0, intervalAt(lane, fromNs)); i < lane.state.length && lane.startNs[i]! < toNs; i++) {
    if (lane.state[i] !== state || lane.gil[i] !== gil) continue
    sum += Math.min(toNs, lane.startNs[i + 1]!) - Math.max(fromNs, lane.startNs[i]!)
  }
  return sum
}

/** The longest wait of the run: the index of its lane, its interval in that lane, and its length. undefined if no thread waited. */
export function longestWait({ lanes }: RunLanes): { readonly lane: number; readonly interval: number; readonly ns: number } | undefined {
  let longest: { lane: number; interval: number; ns: number } | undefined
  for (const [index, { state, startNs }] of lanes.entries()) {
    for (let i = 0; i < state.length; i++) {
      const ns = startNs[i + 1]! - startNs[i]!
      if (state[i] === WAITING && ns > (longest?.ns ?? 0)) longest = { lane: index, interval: i, ns }
    }
  }
  return longest
}
