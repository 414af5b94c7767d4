import { together } from '../model/columns.ts'
import type { Distributions } from '../model/report.ts'
import { betweenThreads, type Clocks, coarsest, withinThread } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { type Handoffs, handoffsOf, summarizeHandoffs } from './handoff.ts'
import { holdsNs } from './hold.ts'
import { summarize } from './latency.ts'
import type { Limits } from './metric.ts'
import { overshootsNs } from './overshoot.ts'
import { waitsNs } from './wait.ts'

/** Every latency of one run. The lab keeps them after it drops the run's events, so that pool() can combine the rounds. */
export interface RunLatencies {
  readonly clocks: Clocks
  readonly handoffs: Handoffs
  readonly waitsNs: Float64Array
  readonly censoredWaits: number
  readonly holdsNs: Float64Array
  readonly overshootsNs: Float64Array
}

export function latenciesOf(timeline: Timeline): RunLatencies {
  const { clockStepNs, clockOffsetNs, censoredWaits } = timeline
  return {
    clocks: { clockStepNs, clockOffsetNs },
    handoffs: handoffsOf(timeline),
    waitsNs: waitsNs(timeline),
    censoredWaits: censoredWaits.length,
    holdsNs: holdsNs(timeline),
    overshootsNs: overshootsNs(timeline),
  }
}

/**
 * The latencies of several runs as one distribution. Its percentiles are computed from all latencies together; they are never means of
 * percentiles.
 */
export function pool(runs: readonly RunLatencies[], limits: Limits): Distributions {
  const clocks = coarsest(runs.map((run) => run.clocks))
  const barging = runs.reduce((sum, { handoffs }) => sum + handoffs.barging, 0)
  const censored = runs.reduce((sum, { censoredWaits }) => sum + censoredWaits, 0)
  return {
    handoffUs: summarizeHandoffs({ ns: together(runs.map(({ handoffs }) => handoffs.ns)), barging }, clocks, limits),
    waitUs: { ...summarize(together(runs.map((run) => run.waitsNs)), withinThread(clocks)), censored },
    holdUs: summarize(together(runs.map((run) => run.holdsNs)), withinThread(clocks)),
    overshootUs: summarize(together(runs.map((run) => run.overshootsNs)), betweenThreads(clocks)),
  }
}
