import { bypass } from '../metrics/bypass.ts'
import { fairness } from '../metrics/fairness.ts'
import { holdsNs } from '../metrics/hold.ts'
import { summarize } from '../metrics/latency.ts'
import { longestWaiter } from '../metrics/longest-waiter.ts'
import { switches } from '../metrics/switches.ts'
import { transfersOf } from '../metrics/transfers.ts'
import { waitsNs } from '../metrics/wait.ts'
import type { ComparedDistributions, SampledRun } from '../model/compared.ts'
import { betweenThreads, type Clocks, coarsest, withinThread } from '../model/resolution.ts'
import { HoldEnd } from '../model/timeline.ts'
import { nearestRank } from '../statistics/nearest-rank.ts'
import type { Samples } from './samples.ts'
import type { Reconstructed } from './timeline-of-samples.ts'

/** No limits of the machine enter the figures of a comparison. */
const NO_LIMITS = { parkFloorUs: { p50: 0, p99: 0, modesUs: [] } }

/** All events of one sampled run that the distributions over rounds need. Times are in ns. */
export interface RunEvents {
  readonly clocks: Clocks
  readonly holds: Float64Array
  readonly waits: Float64Array
  readonly handoffs: Float64Array
  readonly io: Float64Array
  readonly bypass: readonly number[]
  readonly contestedSwitches: number
  readonly notNext: number
}

/** The events of a run. `isIo` has, for each call site of the program, whether the call reads or writes. */
export function eventsOf({ timeline, isWaitKnown }: Reconstructed, { calls }: Samples, isIo: readonly boolean[]): RunEvents {
  const waits = waitsNs(timeline).filter((_, hold) => isWaitKnown[hold])
  const { histogram } = bypass.measure(timeline, NO_LIMITS).bypass
  // bypass.measure() counts a wait of unknown length as a wait without a bypass, so these waits are subtracted.
  const bypasses = histogram.map((count, k) => (k === 0 ? count - (timeline.holds.length - waits.length) : count))
  const { contestedSwitches, notNext } = longestWaiter.measure(timeline, NO_LIMITS).longestWaiterNotNext
  return {
    clocks: timeline,
    holds: holdsNs(timeline),
    waits,
    handoffs: forcedHandoffsNs(timeline),
    io: Float64Array.from(
      calls.filter(({ site }) => isIo[site]),
      ({ startNs, endNs }) => endNs - startNs,
    ),
    bypass: bypasses,
    contestedSwitches,
    notNext,
  }
}

/** The hand-offs to a waiter by a thread that lost the GIL outside a call. Inside a call, the release is later than the last sample. */
function forcedHandoffsNs(timeline: Reconstructed['timeline']): Float64Array {
  const { end, thread, wantedNs, acquiredNs, releasedNs } = timeline.holds
  const found: number[] = []
  const { length, from } = transfersOf(timeline)
  for (let i = 0; i < length; i++) {
    const [hold, next] = [from[i]!, from[i]! + 1]
    if (end[hold] !== HoldEnd.YIELD || thread[hold] === thread[next]) continue
    if (wantedNs[next]! <= releasedNs[hold]!) found.push(acquiredNs[next]! - releasedNs[hold]!)
  }
  return Float64Array.from(found)
}

export function sampledRun(reconstructed: Reconstructed, samples: Samples, events: RunEvents): SampledRun {
  const { timeline, unclear } = reconstructed
  return {
    wallMs: samples.wallNs / 1e6,
    coveredMs: samples.coveredNs / 1e6,
    ...switches.measure(timeline, NO_LIMITS),
    holdP50Us: medianUs(events.holds),
    waitP50Us: medianUs(events.waits),
    handoffP50Us: medianUs(events.handoffs),
    forcedHolds: timeline.holds.end.filter((end) => end === HoldEnd.YIELD).length,
    holds: timeline.holds.length,
    longestWaitMs: events.waits.reduce((longest, ns) => Math.max(longest, ns), 0) / 1e6,
    contestedSwitches: events.contestedSwitches,
    notNext: events.notNext,
    jain: fairness.measure(timeline, NO_LIMITS).fairness.jain,
    ioOperations: events.io.length,
    sampleNs: samples.sampleNs ?? 0,
    clockStepNs: samples.clockStepNs,
    unclear,
    lost: samples.lostSwitches + samples.lostCalls,
  }
}

function medianUs(ns: Float64Array): number | null {
  return ns.length === 0 ? null : nearestRank(ns.toSorted(), 0.5) / 1000
}

/** The distributions of the events of all rounds together. */
export function distributionsOf(rounds: readonly RunEvents[]): ComparedDistributions {
  const clocks = coarsest(rounds.map((round) => round.clocks))
  const all = (which: 'holds' | 'waits' | 'handoffs' | 'io') => rounds.flatMap((round) => [...round[which]])
  const sum = (which: 'contestedSwitches' | 'notNext') => rounds.reduce((total, round) => total + round[which], 0)
  const entries = Math.max(0, ...rounds.map((round) => round.bypass.length))
  return {
    holdUs: summarize(all('holds'), withinThread(clocks)),
    waitUs: summarize(all('waits'), withinThread(clocks)),
    handoffUs: summarize(all('handoffs'), betweenThreads(clocks)),
    ioUs: summarize(all('io'), withinThread(clocks)),
    bypass: Array.from({ length: entries }, (_, k) => rounds.reduce((total, round) => total + (round.bypass[k] ?? 0), 0)),
    contestedSwitches: sum('contestedSwitches'),
    notNext: sum('notNext'),
  }
}
