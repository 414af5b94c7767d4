import type { State, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { laneName } from './by-gil.ts'

/** A state's number in a lane. */
export const STATES: readonly State[] = ['running', 'waiting', 'blocked']
export const RUNNING = 0
export const WAITING = 1
export const BLOCKED = 2

/**
 * One thread's life as columns: n intervals without gaps. Sums run along with them, so that what a thread did between any two moments is two
 * look-ups and a difference, however many intervals lie between. Times are ns since the run's start.
 */
export interface Lane {
  readonly name: string
  /** n + 1: where each interval begins, and where the last one ends. */
  readonly startNs: Float64Array
  /** n: index into STATES */
  readonly state: Uint8Array
  /** n: Block, 0 unless blocked */
  readonly block: Uint8Array
  /** n: the GIL that it holds or waits for; of no meaning while it is blocked */
  readonly gil: Uint16Array
  /** By state, n + 1 each: how long it has been in that state until startNs[i], under any GIL. */
  readonly sumsNs: readonly [running: Float64Array, waiting: Float64Array, blocked: Float64Array]
  /** When it asked for the GIL to be dropped, in order. */
  readonly requestNs: Float64Array
}

/** A run as a picture needs it: typed arrays, so that any thread can make them and hand them over. */
export interface RunLanes {
  /** Threads that never began have none. */
  readonly lanes: readonly Lane[]
  readonly wallNs: number
  readonly clockStepNs: number
  readonly excludes: boolean
  /** How many GILs its threads had or waited for. */
  readonly gils: number
}

export function lanesOf(timeline: Timeline): RunLanes {
  const { startNs, endNs, clockStepNs, excludes, gils } = timeline
  const requests: number[][] = timeline.threads.map(() => [])
  for (const { thread, timeNs } of timeline.requests) requests[thread]!.push(timeNs - startNs)
  const lanes = timeline.threads.flatMap((thread, index) =>
    thread.intervals.length === 0 ? [] : [laneOf(timeline, thread, gilsOf(timeline, index), requests[index]!)],
  )
  return { lanes, wallNs: endNs - startNs, clockStepNs, excludes, gils: gils.length }
}

/** What can be handed to another thread without a copy. */
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
    const interval = intervals[i]!
    const length = interval.endNs - interval.startNs
    startNs[i] = interval.startNs - timeline.startNs
    startNs[i + 1] = interval.endNs - timeline.startNs
    state[i] = STATES.indexOf(interval.state)
    block[i] = interval.block
    for (const [of, sums] of sumsNs.entries()) sums[i + 1] = sums[i]! + (state[i] === of ? length : 0)
  }
  return { name: laneName(timeline, thread), startNs, state, block, gil: gils, sumsNs, requestNs: Float64Array.from(requests) }
}

/** Of each of a thread's intervals the GIL. Only a thread that moved between GILs has to be held against its holds. */
function gilsOf(timeline: Timeline, index: number): Uint16Array {
  const { intervals, gils } = timeline.threads[index]!
  if (gils.length < 2) return new Uint16Array(intervals.length).fill(gils[0] ?? 0)
  const holds = timeline.holds.filter(({ thread }) => thread === index).sort((a, b) => a.acquiredNs - b.acquiredNs)
  const open = timeline.censoredWaits.find(({ thread }) => thread === index)
  let next = 0
  return Uint16Array.from(intervals, ({ endNs }) => {
    while (next < holds.length && holds[next]!.releasedNs < endNs) next++
    return holds[next]?.gil ?? open?.gil ?? holds.at(-1)!.gil
  })
}

/** The interval that `ns` lies in; -1 before the lane's first, the number of intervals from its end on. */
export function intervalAt({ startNs }: Lane, ns: number): number {
  return firstAfter(startNs, ns, 0) - 1
}

/** Index of the first value greater than `ns`, looked for from `from` on in steps that double: near is cheap, and far costs log n. */
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

/** How long the lane's thread was in a state in [fromNs, toNs), ns. */
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

export interface Share {
  readonly name: string
  readonly ns: number
}

/** Who had the GIL in [fromNs, toNs), longest first; those that had not are left out. */
export function holdersBetween(run: RunLanes, gil: number, fromNs: number, toNs: number): Share[] {
  return sharesBetween(run, RUNNING, gil, fromNs, toNs)
}

/** Who waited for the GIL in [fromNs, toNs), longest first. */
export function waitersBetween(run: RunLanes, gil: number, fromNs: number, toNs: number): Share[] {
  return sharesBetween(run, WAITING, gil, fromNs, toNs)
}

function sharesBetween({ lanes, gils }: RunLanes, state: number, gil: number, fromNs: number, toNs: number): Share[] {
  const sum = (lane: Lane) => timeBetween(lane, state, fromNs, toNs)
  // Where there are several GILs the sums are of all of them: there each interval is looked at.
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

/** The longest wait of the run: whose lane, and which interval. undefined where nobody waited. */
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
