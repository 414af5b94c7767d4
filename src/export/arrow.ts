import type { Holds } from '../model/timeline.ts'

/**
 * Whether traces draw an arrow to a hold from the hold before it: if both are holds of one GIL by different threads. A hold of no length
 * has no slice, and therefore no arrow.
 */
export function hasArrow({ length, thread, gil, acquiredNs, releasedNs }: Holds, to: number): boolean {
  const from = to - 1
  if (from < 0 || to >= length || gil[from] !== gil[to] || thread[from] === thread[to]) return false
  return releasedNs[from]! > acquiredNs[from]! && releasedNs[to]! > acquiredNs[to]!
}
