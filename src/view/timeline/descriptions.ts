import { blockedOn } from '../../export/blocked.ts'
import { percent, span } from '../../model/number-format.ts'
import { BLOCKED, RUNNING, STATES } from '../../model/timeline.ts'
import { holdersBetween, type Lane, type RunLanes, waitersBetween } from '../../trace/lanes.ts'
import type { BoardRun } from './board-layout.ts'
import { laneWords } from './lane-words.ts'
import { placeOf } from './source-marks.ts'
import type { TimeWindow } from './window.ts'

/** A sentence names at most this many threads and counts the others. */
const MOST_NAMES = 4
/** If the GIL was free for less than this share of a wait, the sentence does not mention that. */
const LEAST_FREE_SHARE = 0.005

/** Describes a slice in one or two sentences: thread, state, length, start and end, and what the other threads did meanwhile. */
export function describeSlice(shown: BoardRun, lane: Lane, interval: number): string {
  const { gil, run } = shown
  const fromNs = lane.startNs[interval]!
  const toNs = lane.startNs[interval + 1]!
  const when = `${lasting(toNs - fromNs, run)}, from ${moment(fromNs, run)} to ${moment(toNs, run)}`
  const others = meanwhile(run, lane, interval, fromNs, toNs)
  const where = lineWords(shown, lane, interval)
  const failure = shown.failures?.find((mark) => mark.lane === lane && mark.interval === interval)
  const failing = failure ? `Here, ${failure.words}.` : ''
  return [`${lane.name} under ${gil}: ${doing(gil, lane, interval)} ${when}.`, where, failing, others].filter(Boolean).join(' ')
}

/** The line of the program at which a hold ends, or at which a thread waits. */
function lineWords(shown: BoardRun, lane: Lane, interval: number): string {
  const place = placeOf(shown, lane, interval)
  if (!place) return ''
  const where = `line ${place.line} of ${place.file}`
  return lane.state[interval] === RUNNING ? `It ends at ${where}.` : `The thread is at ${where}.`
}

/** The verb for a state, for example "holds the GIL for". */
function doing(gil: string, { state, block }: Lane, interval: number): string {
  if (state[interval] === BLOCKED) return `${blockedOn(block[interval]!)} for`
  const { running, waiting } = laneWords([gil])
  return `${state[interval] === RUNNING ? running : waiting} for`
}

function meanwhile(run: RunLanes, lane: Lane, interval: number, fromNs: number, toNs: number): string {
  if (!run.excludes || lane.state[interval] === BLOCKED) return ''
  const gil = lane.gil[interval]!
  if (lane.state[interval] === RUNNING) {
    const waiters = waitersBetween(run, gil, fromNs, toNs).filter(({ name }) => name !== lane.name)
    return waiters.length === 0 ? 'No other thread waited meanwhile.' : `Meanwhile ${list(waiters.map(({ name }) => name))} waited.`
  }
  const holders = holdersBetween(run, gil, fromNs, toNs)
  if (holders.length === 0) return 'Meanwhile it was free.'
  const waitNs = toNs - fromNs
  const freeNs = waitNs - holders.reduce((sum, { ns }) => sum + ns, 0)
  const free = freeNs >= LEAST_FREE_SHARE * waitNs ? `; it was free for ${shareWords(freeNs, waitNs)} of the wait` : ''
  return `Meanwhile ${list(holders.map(({ name, ns }) => `${name} (${shareWords(ns, waitNs)})`))} held it${free}.`
}

function shareWords(ns: number, ofNs: number): string {
  return percent(ns / ofNs).replace(' ', '\u00a0')
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  const all = more > 1 ? [...names.slice(0, MOST_NAMES), `${more} others`] : names
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** A length such as "5.07 ms", or "less than" the clock step. */
export function lasting(ns: number, { clockStepNs }: RunLanes): string {
  return ns < clockStepNs ? `less than ${span(clockStepNs / 1000)}` : span(ns / 1000)
}

/** A time since the start of the run, such as "512.345 ms". It has the resolution of the run's clock, but is never finer than 1 µs. */
export function moment(ns: number, { clockStepNs }: RunLanes): string {
  const decimals = Math.min(3, Math.max(0, Math.ceil(6 - Math.log10(Math.max(1, clockStepNs)))))
  return `${(ns / 1e6).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })} ms`
}

/** The range of a window, such as "100 to 200 ms of 512 ms". */
export function describeWindow({ fromNs, toNs }: TimeWindow, wallNs: number): string {
  if (fromNs <= 0 && toNs >= wallNs) return `All ${span(wallNs / 1000)}`
  const [unit, per] = toNs < 1e6 ? (['µs', 1e3] as const) : (['ms', 1e6] as const)
  // Enough decimals to distinguish the two edges.
  const decimals = Math.min(3, Math.max(0, Math.ceil(1 - Math.log10((toNs - fromNs) / per))))
  const [from, to] = [fromNs, toNs].map((ns) => (ns / per).toLocaleString('en-US', { maximumFractionDigits: decimals }))
  return `${from} to ${to} ${unit} of ${span(wallNs / 1000)}`
}

/** Describes the board for readers who do not see it. */
export function describeBoard(runs: readonly BoardRun[]): string {
  const each = runs.map(({ gil, run, failures = [] }) =>
    [`${gil}: ${run.lanes.length} threads, ${lengthOf(run)}`, ...failures.map(({ lane, words }) => `in ${lane.name}, ${words}`)].join(', '),
  )
  const { running, waiting } = laneWords(runs.map(({ gil }) => gil))
  const what = `One lane per thread. A full bar ${running}, a half bar ${waiting}, a line is blocked, and a triangle requests the GIL.`
  return `${each.join('; ')}. ${what} All runs share one time scale. The arrow keys move from slice to slice, and the text below describes the current one.`
}

function lengthOf({ wallNs, wholeNs }: RunLanes): string {
  const kept = span(wallNs / 1000)
  return wholeNs === undefined ? kept : `the first ${kept} of ${span(wholeNs / 1000)}`
}

/** The name of the state in the table of slices. */
export function stateName(lane: Lane, interval: number): string {
  const state = STATES[lane.state[interval]!]!
  return state === 'blocked' ? blockedOn(lane.block[interval]!) : state === 'running' ? 'holds' : 'waits'
}
