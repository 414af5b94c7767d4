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

/** All waits: first those that ended with a hold, in the order of the holds, then those that the end of the run cut off. */
export function* waitsOf({ holds, censoredWaits }: Timeline): Generator<Wait> {
  for (const { thread, gil, wantedNs, acquiredNs } of holds) yield { thread, gil, wantedNs, endNs: acquiredNs, censored: false }
  for (const { thread, gil, wantedNs, endNs } of censoredWaits) yield { thread, gil, wantedNs, endNs, censored: true }
}
