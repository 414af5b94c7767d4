import type { RunSettings } from './recording.ts'
import type { State } from './timeline.ts'

/** The state of a thread in the live view. 'untold': the batch omits the thread's transitions from here until the thread's next entry. */
export type LiveState = State | 'ended' | 'untold'

/** LiveBatch.state contains indices into this list. */
export const LIVE_STATES: readonly LiveState[] = ['running', 'waiting', 'blocked', 'ended', 'untold']

/**
 * The transitions of the threads of one process since its previous batch. The columns have equal lengths, with one entry per transition.
 * The entries of one thread are in order of time; the entries of different threads need not be. As in the timeline of the run, a hold ends
 * at the latest when the next holder acquires the GIL (src/trace/held.ts).
 */
export interface LiveBatch {
  readonly settings: RunSettings
  /** Names of all threads that have begun, by thread number. A thread keeps its number during the whole run. */
  readonly threads: readonly string[]
  readonly thread: Uint16Array
  /** The time of each transition, in ns on the run's clock. */
  readonly timeNs: Float64Array
  /** Index into LIVE_STATES: the thread's new state. */
  readonly state: Uint8Array
  /** The number of transitions that were omitted to keep the batch small. */
  readonly skipped: number
  /** Every transition before this time is in a batch or counted as skipped. ns on the run's clock. */
  readonly untilNs: number
}
