// What a worker's clock lacks to the host's. performance.timeOrigin does not tell: Chromium makes it, for each worker anew, of two readings one
// after the other, of the wall clock and of the monotonic one (blink/renderer/core/timing/performance.cc, GetUnixAtZeroMonotonic; Node does the
// like), so it is off by however long the worker was preempted between them, and by what the wall clock was set or slewed since the last worker began.
import type { Remote } from 'comlink'
import { mean, median, sampleStandardDeviation } from 'simple-statistics'
import type { WorkerApi } from './worker.ts'

/** Word whose turn it is: odd the worker's, even the host's. */
const TURN = 0
const END = -1
/** Index of the double that holds the worker's stamp. */
const STAMP = 1
const SHARED_BYTES = 16

/** Steps of the host's clock. A browser rounds up or down at a point that it draws for each step, so the mean of many is finer than a step. */
const STEPS = 300
/** Where others keep the cores busy. ms */
const LONGEST_MS = 20
/** Looks at the word between two looks at the clock. */
const LOOKS = 2000

/** Values of one step are off by the same, so they are no independent ones: the means of so many stretches are. */
const STRETCHES = 20
/** Standard errors of the mean. */
const ERRORS = 4
/** What is reached where each side has a core. Else they run in turn, some ms each, and a later attempt may find them apart. ns */
const GOOD_NS = 2000
const ATTEMPTS = 3
/** More than any timeOrigin was seen to be off by (docs/decisions/0017), where clocks cannot be compared. ns */
const ORIGIN_NS = 20_000

/** host's time = worker's time + ms; it may be off by errorNs. */
export interface ClockOffset {
  readonly ms: number
  readonly errorNs: number
}

/** One exchange: when the host asked, what the worker's clock said, when the host had it. ms, each on its own clock. */
export interface Exchange {
  readonly askedMs: number
  readonly stampMs: number
  readonly heardMs: number
}

/** Asks the worker for its time over shared memory, some thousand times. Both sides spin meanwhile, some ms; who compares several does so one after the other. */
export async function compareClocks(api: Remote<WorkerApi>): Promise<ClockOffset> {
  let originMs = 0
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const shared = new SharedArrayBuffer(SHARED_BYTES)
    // It is on its way when the call returns, and comes while we spin.
    const told = api.tellTime(shared)
    const offset = offsetOf(ask(shared))
    originMs = (await told) - performance.timeOrigin
    if (offset && isGood(offset.errorNs)) return offset
  }
  return { ms: originMs, errorNs: ORIGIN_NS }
}

/** Whether it is as well known as it can be. */
export function isGood(errorNs: number): boolean {
  return errorNs <= GOOD_NS
}

/** The worker's side: answers until the host has asked enough. Returns this worker's timeOrigin. */
export function tellTime(shared: SharedArrayBuffer): number {
  const turn = new Int32Array(shared)
  const stamp = new Float64Array(shared)
  for (let asked = Atomics.load(turn, TURN); asked !== END; asked = Atomics.load(turn, TURN)) {
    if (asked % 2 === 0) continue
    stamp[STAMP] = performance.now()
    // Not a store: the host may have given up meanwhile, and its END must stay.
    Atomics.compareExchange(turn, TURN, asked, asked + 1)
  }
  return performance.timeOrigin
}

/** The host's side. It always ends: then so does the worker's. A page's thread may not wait, so it spins. */
function ask(shared: SharedArrayBuffer): Exchange[] {
  const turn = new Int32Array(shared)
  const stamp = new Float64Array(shared)
  const exchanges: Exchange[] = []
  const lastMs = performance.now() + LONGEST_MS
  let heardMs = 0
  // A clock of long steps ends by time.
  for (let round = 1, steps = 0; steps < STEPS && heardMs < lastMs; round += 2) {
    const askedMs = performance.now()
    Atomics.store(turn, TURN, round)
    if (!answered(turn, round, lastMs)) break
    const nowMs = performance.now()
    if (nowMs > heardMs) steps++
    heardMs = nowMs
    exchanges.push({ askedMs, stampMs: stamp[STAMP] ?? 0, heardMs })
  }
  Atomics.store(turn, TURN, END)
  return exchanges
}

function answered(turn: Int32Array, round: number, lastMs: number): boolean {
  for (let looks = 1; Atomics.load(turn, TURN) === round; looks++) {
    if (looks % LOOKS === 0 && performance.now() > lastMs) return false
  }
  return true
}

/**
 * The mean over the quick exchanges: in the others somebody was preempted, or found cold code. Of an exchange only the whole way is known: what
 * the way there takes longer than the way back is at most that, and is halved in the offset. Undefined where there are too few.
 */
export function offsetOf(exchanges: readonly Exchange[]): ClockOffset | undefined {
  if (exchanges.length < 2 * STRETCHES) return undefined
  const took = exchanges.map(tookMs)
  // Most take less than a step of a browser's clock: none, or one, if it happened to lie between.
  const stepMs = took.reduce((least, ms) => (ms > 0 && (least === 0 || ms < least) ? ms : least), 0)
  const quickMs = Math.max(2 * median(took), stepMs)
  const quick = exchanges.filter((exchange) => tookMs(exchange) <= quickMs)
  const offsets = quick.map(({ askedMs, stampMs, heardMs }) => (askedMs + heardMs) / 2 - stampMs)
  const errorMs = mean(quick.map(tookMs)) / 2 + ERRORS * standardError(offsets)
  return { ms: mean(offsets), errorNs: errorMs * 1e6 }
}

function tookMs({ askedMs, heardMs }: Exchange): number {
  return heardMs - askedMs
}

function standardError(values: readonly number[]): number {
  const length = Math.floor(values.length / STRETCHES)
  const means = Array.from({ length: STRETCHES }, (_, stretch) => mean(values.slice(stretch * length, (stretch + 1) * length)))
  return sampleStandardDeviation(means) / Math.sqrt(STRETCHES)
}
