import type { RunReport } from '../model/report.ts'

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

/** By key, in the order in which the keys come. */
export function groups<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const item of items) {
    const group = found.get(keyOf(item))
    if (group) group.push(item)
    else found.set(keyOf(item), [item])
  }
  return found
}

/** What the rounds of one thing have in common. */
export function settingsOf({ experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs }: RunReport): string {
  return JSON.stringify([experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs])
}
