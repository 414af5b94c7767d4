import type { PooledReport, RunReport } from '../model/report.ts'
import { groups, settingsOf } from '../model/round-groups.ts'

/** Of the rounds of one program under one GIL and the same settings the one whose wall time is their median: a run that was, not a mixture of several. */
export function medianRounds(runs: readonly RunReport[]): RunReport[] {
  return [...groups(runs, settingsOf).values()].flatMap((rounds) => {
    const sorted = rounds.toSorted((a, b) => a.wallMs - b.wallMs)
    return sorted[(sorted.length - 1) >> 1] ?? []
  })
}

/** How many rounds there were. */
export function roundsOf(runs: readonly RunReport[]): number {
  return Math.max(...runs.map(({ round }) => round))
}

/** A run as it is shown: its distributions may be those of several rounds. */
export interface ShownRun extends RunReport {
  /** The rounds that its latencies are of, and the one of them with the longest wait, which its starvation is of. Absent: its own. */
  readonly pooled?: { readonly rounds: readonly number[]; readonly longestWait: number }
}

/**
 * A run with the latencies of all rounds together where the report has them, and the starvation of the round with the longest wait. So every
 * figure of latencies that is shown of several rounds has the same source. Without them, as in older files, the run stays as it is.
 */
export function overRounds(run: RunReport, runs: readonly RunReport[], pooled: readonly PooledReport[] = []): ShownRun {
  const together = pooled.find((one) => settingsOf(one) === settingsOf(run))
  if (!together) return run
  const { rounds, handoffUs, waitUs, holdUs, overshootUs } = together
  const ofRounds = runs.filter((one) => settingsOf(one) === settingsOf(run) && rounds.includes(one.round))
  const [worst = run] = ofRounds.toSorted((a, b) => longest(b) - longest(a))
  return { ...run, handoffUs, waitUs, holdUs, overshootUs, starvation: worst.starvation, pooled: { rounds, longestWait: worst.round } }
}

/** A thread that never had the GIL counts for more than any wait. */
function longest({ starvation }: RunReport): number {
  return starvation.neverRan.length > 0 ? Number.POSITIVE_INFINITY : starvation.longestWaitMs
}
