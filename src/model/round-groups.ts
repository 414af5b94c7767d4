import { allowsVerdict } from './quality.ts'
import type { RunReport, Way } from './report.ts'

/** What the rounds of one thing have in common, as a key. */
export function settingsOf({ experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs }: Way): string {
  return JSON.stringify([experiment, variant, gil, switchIntervalUs, checkInterval, kernelEntryNs])
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

/** Whether a run may be compared with others: it completed, and without a mark of quality that allows no verdict. */
export function isSound(run: RunReport): boolean {
  return run.outcome === 'completed' && allowsVerdict(run)
}
