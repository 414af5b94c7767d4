import type { Timeline } from '../model/timeline.ts'

/** One thread's wait for the GIL, from wanting it to having it. */
export interface Wait {
  readonly thread: number
  readonly wantedNs: number
  /** When it got it, or when the run ended. */
  readonly endNs: number
  /** The run ended first: the wait is at least this long. */
  readonly censored: boolean
}

/** All waits: those that ended with a hold, in its order, then those that the end of the run cut off. */
export function waitsOf({ holds, censoredWaits }: Timeline): Wait[] {
  const ended = holds.map(({ thread, wantedNs, acquiredNs }) => ({ thread, wantedNs, endNs: acquiredNs, censored: false }))
  return ended.concat(censoredWaits.map((wait) => ({ ...wait, censored: true })))
}
