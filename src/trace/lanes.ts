import { BLOCKED, type Intervals, RUNNING, type Timeline, WAITING } from '../model/timeline.ts'
import { gilsOfIntervals, laneName } from './by-gil.ts'

/**
 * The history of one thread as columns: n intervals without gaps. Cumulative sums give the time that a thread spent in a state between any
 * two times. The number of intervals in between does not matter: two look-ups and a subtraction suffice. Times are ns since the run's
 * start.
 */
export interface Lane {
  readonly name: string
  /** Index into Recording.threads. -1 in a picture of a run that goes on. */
  readonly thread: number
  /** n + 1 entries: the start of each interval, and the end of the last. */
  readonly startNs: Float64Array
  /** n entries: index into STATES. */
  readonly state: Uint8Array
  /** n entries: what blocks the thread (a Block); 0 in other states. */
  readonly block: Uint8Array
  /** n entries: the place in the program at which the interval ends, or at which the thread waits; 1 plus an index, 0 if it is unknown. */
  readonly place: Uint32Array
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
  /** The length of the whole run, if only the events of its first `wallNs` were kept. */
  readonly wholeNs?: number
  readonly clockStepNs: number
  readonly excludes: boolean
  /** The number of GILs that the run's threads held or waited for. */
  readonly gils: number
}

export function lanesOf(timeline: Timeline): RunLanes {
  const { startNs, endNs, clockStepNs, excludes, gils } = timeline
  const requestsNs = requestTimes(timeline)
  const lanes = timeline.threads.flatMap((thread, index) =>
    thread.intervals.length === 0 ? [] : [laneOf(timeline, index, requestsNs[index]!)],
  )
  return { lanes, wallNs: endNs - startNs, clockStepNs, excludes, gils: gils.length }
}

/** The share of the kept part that a picture also shows of the part that was not kept, at most. */
const BEYOND = 0.2

/** The end of a run in a picture, ns since its start. A run that was not kept to its end ends later than its last event. */
export function drawnNs({ wallNs, wholeNs = wallNs }: Pick<RunLanes, 'wallNs' | 'wholeNs'>): number {
  return Math.min(wholeNs, wallNs * (1 + BEYOND))
}

/** The buffers that can be transferred to another thread without a copy. */
export function buffersOf({ lanes }: RunLanes): ArrayBuffer[] {
  const arrays = lanes.flatMap((lane) => [lane.startNs, lane.state, lane.block, lane.place, lane.gil, ...lane.sumsNs, lane.requestNs])
  return arrays.map(({ buffer }) => buffer as ArrayBuffer)
}

/** For each thread, the times of its requests since the run's start. */
function requestTimes({ threads, requests, startNs }: Timeline): Float64Array[] {
  const missing = new Uint32Array(threads.length)
  for (const thread of requests.thread) missing[thread]!++
  const times = Array.from(missing, (count) => new Float64Array(count))
  for (let i = requests.length - 1; i >= 0; i--) {
    const thread = requests.thread[i]!
    times[thread]![--missing[thread]!] = requests.timeNs[i]! - startNs
  }
  return times
}

function laneOf(timeline: Timeline, index: number, requestNs: Float64Array): Lane {
  const thread = timeline.threads[index]!
  const { intervals } = thread
  const { length, state, block, place } = intervals
  const startNs = new Float64Array(length + 1)
  for (let i = 0; i < length; i++) startNs[i] = intervals.startNs[i]! - timeline.startNs
  startNs[length] = intervals.endNs[length - 1]! - timeline.startNs
  const gil = gilsOfIntervals(timeline, index)
  const sumsNs = [sumsOf(intervals, RUNNING), sumsOf(intervals, WAITING), sumsOf(intervals, BLOCKED)] as const
  return { name: laneName(timeline, thread), thread: index, startNs, state, block, place, gil, sumsNs, requestNs }
}

/** n + 1 entries: the time that the thread spent in a state before each interval, and in total. */
function sumsOf({ length, state, startNs, endNs }: Intervals, of: number): Float64Array {
  const sums = new Float64Array(length + 1)
  for (let i = 0; i < length; i++) sums[i + 1] = sums[i]! + (state[i] === of ? endNs[i]! - startNs[i]! : 0)
  return sums
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
