import type { PooledReport, RunReport } from '../model/report.ts'
import { groups, settingsOf } from '../model/round-groups.ts'

/**
 * The median round of each program, GIL and settings: the round whose wall time is the median. Of an even number of rounds, it is the
 * shorter of the two in the middle.
 */
export function medianRounds(runs: readonly RunReport[]): RunReport[] {
  return [...groups(runs, settingsOf).values()].flatMap((rounds) => {
    const sorted = rounds.toSorted((a, b) => a.wallMs - b.wallMs)
    return sorted[(sorted.length - 1) >> 1] ?? []
  })
}

/**
 * The number of rounds that have at least as many runs as the first one. The last round of a quick answer also has the cases that its
 * headline does not compare.
 */
export function wholeRounds(runs: readonly RunReport[]): number {
  const counts = [...groups(runs, ({ round }) => `${round}`).values()].map(({ length }) => length)
  return counts.filter((count) => count >= counts[0]!).length
}

/** A run as views show it. Its distributions may be those of several rounds. */
export interface ShownRun extends RunReport {
  /**
   * `rounds`: the rounds that the latencies come from. `longestWait`: the round with the longest wait, from which the starvation figures
   * come. Absent if all figures are the run's own.
   */
  readonly pooled?: { readonly rounds: readonly number[]; readonly longestWait: number }
}

/**
 * Replaces two kinds of figures of a run. The latencies become the pooled latencies of all rounds with the run's settings. The starvation
 * becomes that of the pooled round with the longest wait. Returns the run unchanged if the report has no pooled latencies for it. Reports
 * of an older gil-lab have none.
 */
export function overRounds(run: RunReport, runs: readonly RunReport[], pooled: readonly PooledReport[] = []): ShownRun {
  const together = pooled.find((one) => settingsOf(one) === settingsOf(run))
  if (!together) return run
  const { rounds, handoffUs, waitUs, holdUs, overshootUs } = together
  const ofRounds = runs.filter((one) => settingsOf(one) === settingsOf(run) && rounds.includes(one.round))
  const [worst = run] = ofRounds.toSorted((a, b) => longest(b) - longest(a))
  const { starvation, starvationEpisodes } = worst
  const starved = { starvation, ...(starvationEpisodes && { starvationEpisodes }) }
  return { ...run, handoffUs, waitUs, holdUs, overshootUs, ...starved, pooled: { rounds, longestWait: worst.round } }
}

/** The longest wait of a run in ms. If a thread never had the GIL, its wait counts as the longest. */
function longest({ starvation }: RunReport): number {
  return starvation.neverRan.length > 0 ? Number.POSITIVE_INFINITY : starvation.longestWaitMs
}
