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
  const { length, thread, gil, wantedNs, acquiredNs } = holds
  for (let i = 0; i < length; i++) {
    yield { thread: thread[i]!, gil: gil[i]!, wantedNs: wantedNs[i]!, endNs: acquiredNs[i]!, censored: false }
  }
  for (const wait of censoredWaits) yield { ...wait, censored: true }
}
