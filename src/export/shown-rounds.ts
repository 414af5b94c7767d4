import type { PooledReport, RunReport } from '../model/report.ts'
import { groups, settingsOf } from '../model/round-groups.ts'

/**
 * The median round of each program, GIL and settings: the round whose wall time is the median. It is one measured run, not a mixture of
 * several.
 */
export function medianRounds(runs: readonly RunReport[]): RunReport[] {
  return [...groups(runs, settingsOf).values()].flatMap((rounds) => {
    const sorted = rounds.toSorted((a, b) => a.wallMs - b.wallMs)
    return sorted[(sorted.length - 1) >> 1] ?? []
  })
}

/** The number of rounds. */
export function roundsOf(runs: readonly RunReport[]): number {
  return Math.max(...runs.map(({ round }) => round))
}

/** A run as views show it. Its distributions may be those of several rounds. */
export interface ShownRun extends RunReport {
  /** The rounds whose latencies these are, and the one with the longest wait, whose starvation this is. Absent if all are the run's own. */
  readonly pooled?: { readonly rounds: readonly number[]; readonly longestWait: number }
}

/**
 * A run with the latencies of all rounds together, and the starvation of the round with the longest wait. Every latency that views show of
 * several rounds then has the same source. A report without pooled latencies, from an older gil-lab, keeps the run unchanged.
 */
export function overRounds(run: RunReport, runs: readonly RunReport[], pooled: readonly PooledReport[] = []): ShownRun {
  const together = pooled.find((one) => settingsOf(one) === settingsOf(run))
  if (!together) return run
  const { rounds, handoffUs, waitUs, holdUs, overshootUs } = together
  const ofRounds = runs.filter((one) => settingsOf(one) === settingsOf(run) && rounds.includes(one.round))
  const [worst = run] = ofRounds.toSorted((a, b) => longest(b) - longest(a))
  return { ...run, handoffUs, waitUs, holdUs, overshootUs, starvation: worst.starvation, pooled: { rounds, longestWait: worst.round } }
}

/** A thread that never had the GIL counts as the longest wait. */
function longest({ starvation }: RunReport): number {
  return starvation.neverRan.length > 0 ? Number.POSITIVE_INFINITY : starvation.longestWaitMs
}
