import type { RunSettings } from './recording.ts'
import type { State } from './timeline.ts'

/** 'untold': from here on its transitions were left out, up to the next one that is told. */
export type LiveState = State | 'ended' | 'untold'

/** A state's number in LiveBatch.state. */
export const LIVE_STATES: readonly LiveState[] = ['running', 'waiting', 'blocked', 'ended', 'untold']

/**
 * What the threads of a run did since the batch before, as columns of equal length, one entry a transition: thread by thread, each in its
 * order. A hold ends where the run's timeline will end it: at the latest where the next holder has the GIL (src/trace/held.ts).
 */
export interface LiveBatch {
  readonly settings: RunSettings
  /** Names of all threads that have begun, by number; a number keeps its thread for the whole run. */
  readonly threads: readonly string[]
  readonly thread: Uint16Array
  /** ns on the run's clock, as in its Recording */
  readonly timeNs: Float64Array
  /** Index into LIVE_STATES: what the thread does from then on */
  readonly state: Uint8Array
  /** Transitions that were left out, so that a batch stays small. */
  readonly skipped: number
  /** Until when all is told or counted as skipped, ns on the run's clock. */
  readonly untilNs: number
}
