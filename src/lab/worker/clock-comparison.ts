// Measures the difference between a worker's clock and the host's. performance.timeOrigin is not exact enough. Chromium computes it for
// each worker from one reading of the wall clock and one of the monotonic clock (blink/renderer/core/timing/performance.cc,
// GetUnixAtZeroMonotonic). A preemption between the two readings makes timeOrigin wrong. So does an adjustment of the wall clock since the
// previous worker started.
import type { Remote } from 'comlink'
import { mean, median, sampleStandardDeviation } from 'simple-statistics'
import type { WorkerApi } from './worker-api.ts'

/** The word that alternates: an odd value asks the worker for a stamp, an even one hands the stamp to the host. */
const TURN = 0
const END = -1
/** Index of the double that contains the worker's stamp. */
const STAMP = 1
const SHARED_BYTES = 16

/**
 * The number of steps of the host's clock that a comparison observes. A browser draws a random rounding threshold for each step, so a mean
 * over many steps is finer than one step.
 */
const STEPS = 300
/** Time limit of a comparison, ms. It ends a comparison that other work or a clock with long steps slows down. */
const LONGEST_MS = 20
/** While the host waits for an answer, it checks the time limit once per this many loads of the word. */
const LOADS = 2000

/**
 * Values within one clock step share their error, so they are not independent. The exchanges are divided into this many sections, whose
 * means count as independent.
 */
const SECTIONS = 20
/** The error bound is half of the mean round-trip time plus this many standard errors of the mean offset. */
const ERRORS = 4
/**
 * The error bound that a comparison reaches when each side has a core, ns. On a shared core the sides alternate every few ms; a later
 * attempt may find them on two cores.
 */
const GOOD_NS = 2000
const ATTEMPTS = 3
/**
 * The error bound if no attempt compares the clocks well enough, ns. It is larger than any error of timeOrigin that was observed
 * (docs/decisions/0017).
 */
const ORIGIN_NS = 20_000

/** The host's time is the worker's time + `ms`, to within `errorNs`. */
interface ClockOffset {
  readonly ms: number
  readonly errorNs: number
}

/**
 * One exchange: when the host asked, the worker's stamp, and when the host received the stamp. The stamp is on the worker's clock. The
 * other two times are on the host's clock, ms.
 */
export interface Exchange {
  readonly askedMs: number
  readonly stampMs: number
  readonly receivedMs: number
}

/**
 * Exchanges times with the worker over shared memory, some thousand times. Both sides spin for a few ms, so a caller compares one worker at
 * a time. If no attempt reaches the error bound GOOD_NS, the result is the difference of the two timeOrigins, with the bound ORIGIN_NS.
 */
export async function compareClocks(api: Remote<WorkerApi>): Promise<ClockOffset> {
  let originMs = 0
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const shared = new SharedArrayBuffer(SHARED_BYTES)
    // The message leaves at once; the worker receives it while the host spins.
    const origin = api.exchangeTimes(shared)
    const offset = offsetOf(ask(shared))
    originMs = (await origin) - performance.timeOrigin
    if (offset && isGood(offset.errorNs)) return offset
  }
  return { ms: originMs, errorNs: ORIGIN_NS }
}

/** Whether an error bound is one that a comparison reaches when each side has a core. */
export function isGood(errorNs: number): boolean {
  return errorNs <= GOOD_NS
}

/**
 * The largest possible difference between two of these clocks, ns. Every comparison runs the same code on both sides, so the errors of good
 * comparisons have the same sign, and the difference is at most the larger of the two bounds. The error of a timeOrigin can have either
 * sign, so its bound adds to that of the other clock (docs/decisions/0017).
 */
export function offsetBetween(errorsNs: readonly number[]): number {
  const [largest = 0, second = 0] = errorsNs.toSorted((a, b) => b - a)
  return isGood(largest) ? largest : largest + second
}

/** The worker's side: answers until the host ends the exchange. @returns this worker's timeOrigin */
export function exchangeTimes(shared: SharedArrayBuffer): number {
  const turn = new Int32Array(shared)
  const stamp = new Float64Array(shared)
  for (let asked = Atomics.load(turn, TURN); asked !== END; asked = Atomics.load(turn, TURN)) {
    if (asked % 2 === 0) continue
    stamp[STAMP] = performance.now()
    // A plain store could overwrite the END of a host that has given up meanwhile.
    Atomics.compareExchange(turn, TURN, asked, asked + 1)
  }
  return performance.timeOrigin
}

/**
 * The host's side: asks the worker for stamps. It spins, because a page's main thread may not wait. Before this function returns, it ends
 * the worker's side, even if the worker has not answered.
 */
function ask(shared: SharedArrayBuffer): Exchange[] {
  const turn = new Int32Array(shared)
  const stamp = new Float64Array(shared)
  const exchanges: Exchange[] = []
  const lastMs = performance.now() + LONGEST_MS
  let receivedMs = 0
  // On a clock with long steps, the time limit ends the loop.
  for (let round = 1, steps = 0; steps < STEPS && receivedMs < lastMs; round += 2) {
    const askedMs = performance.now()
    Atomics.store(turn, TURN, round)
    if (!hasAnswered(turn, round, lastMs)) break
    const nowMs = performance.now()
    if (nowMs > receivedMs) steps++
    receivedMs = nowMs
    exchanges.push({ askedMs, stampMs: stamp[STAMP] ?? 0, receivedMs })
  }
  Atomics.store(turn, TURN, END)
  return exchanges
}

function hasAnswered(turn: Int32Array, round: number, lastMs: number): boolean {
  for (let loads = 1; Atomics.load(turn, TURN) === round; loads++) {
    if (loads % LOADS === 0 && performance.now() > lastMs) return false
  }
  return true
}

/**
 * The mean offset over the quick exchanges. In slow exchanges, a side was preempted or ran cold code. Only the round-trip time of an
 * exchange is known, not the time of each direction. So the offset of an exchange is wrong by at most half of
 * its round-trip time.
 * @returns undefined if there are too few exchanges
 */
export function offsetOf(exchanges: readonly Exchange[]): ClockOffset | undefined {
  if (exchanges.length < 2 * SECTIONS) return undefined
  const took = exchanges.map(tookMs)
  // Most exchanges are shorter than a step of a browser's clock. They measure as zero or one step.
  const stepMs = took.reduce((least, ms) => (ms > 0 && (least === 0 || ms < least) ? ms : least), 0)
  const quickMs = Math.max(2 * median(took), stepMs)
  const quick = exchanges.filter((exchange) => tookMs(exchange) <= quickMs)
  const offsets = quick.map(({ askedMs, stampMs, receivedMs }) => (askedMs + receivedMs) / 2 - stampMs)
  const errorMs = mean(quick.map(tookMs)) / 2 + ERRORS * standardError(offsets)
  return { ms: mean(offsets), errorNs: errorMs * 1e6 }
}

function tookMs({ askedMs, receivedMs }: Exchange): number {
  return receivedMs - askedMs
}

function standardError(values: readonly number[]): number {
  const length = Math.floor(values.length / SECTIONS)
  const means = Array.from({ length: SECTIONS }, (_, section) => mean(values.slice(section * length, (section + 1) * length)))
  return sampleStandardDeviation(means) / Math.sqrt(SECTIONS)
}
