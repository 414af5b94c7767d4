import type { Timeline } from '../model/timeline.ts'

/** One thread's wait for the GIL: from the time at which the thread wanted the GIL until it acquired the GIL or the run ended. */
export interface Wait {
  readonly thread: number
  readonly gil: number
  readonly wantedNs: number
  /** When the thread acquired the GIL, or when the run ended. */
  readonly endNs: number
  /** Whether the run ended before the wait did. The wait is then at least as long as endNs - wantedNs. */
  readonly censored: boolean
}

/** The number of waits of a run. */
export function countWaits({ holds, censoredWaits }: Timeline): number {
  return holds.length + censoredWaits.length
}

/** The wait with this index: first those that ended with a hold, in the order of the holds, then those that the end of the run cut off. */
export function waitAt({ holds, censoredWaits }: Timeline, index: number): Wait {
  if (index >= holds.length) return { ...censoredWaits[index - holds.length]!, censored: true }
  const { thread, gil, wantedNs, acquiredNs } = holds
  return { thread: thread[index]!, gil: gil[index]!, wantedNs: wantedNs[index]!, endNs: acquiredNs[index]!, censored: false }
}
