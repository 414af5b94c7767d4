import { allowsVerdict } from './quality.ts'
import type { RunReport, Way } from './report.ts'

/** A key of the fields that the rounds of one variant have in common. */
export function settingsOf(way: Way): string {
  const { experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, evalBreaker, compiled = false } = way
  return JSON.stringify([experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs, evalBreaker, compiled])
}

/** Groups by key, in the order in which the keys first occur. */
export function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const group = found.get(keyOf(item))
    if (group) group.push(item)
    else found.set(keyOf(item), [item])
  }
  return found
}

/** The number of rounds that these runs come from. */
export function roundsOf(runs: readonly RunReport[]): number {
  return Math.max(...runs.map(({ round }) => round))
}

/** The number of cases of these runs: the number of runs in the round that has the most. */
export function casesIn(runs: readonly RunReport[]): number {
  return Math.max(0, ...[...groups(runs, ({ round }) => `${round}`).values()].map(({ length }) => length))
}

/** Whether a run may be compared with others. It must have completed, and its marks of quality must allow a verdict. */
export function isSound(run: RunReport): boolean {
  return run.outcome === 'completed' && allowsVerdict(run)
}
