import type { RunRequest } from '../../model/run.ts'

/** A change of GILs or settings that the reader can try with one click. */
export interface Try {
  readonly label: string
  /** What the timeline of the changed run shows, and why. */
  readonly picture: string
  /** The GILs of the run. Absent: the experiment's own. */
  readonly gils?: readonly string[]
  readonly settings?: Pick<RunRequest, 'threads' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs' | 'evalBreaker' | 'compile'>
}

/** A step of the path: an experiment as a question for a reader who knows Python and has never seen a lock from the inside. */
export interface Lesson {
  /** The id of the experiment. */
  readonly experiment: string
  readonly question: string
  /** The answers among which the reader guesses. The guess starts the run. */
  readonly choices: readonly string[]
  /**
   * The number of rounds of the quick answer. Three rounds give an interval. An experiment has one if three take more than twelve seconds, or
   * if one round decides its claim.
   */
  readonly rounds: 1 | 3
  /** Whether a round takes more than about a second. The quick answer then measures the cases of its headline first (RunRequest.quick). */
  readonly isLong?: true
  /** What the timeline shows, and why. */
  readonly picture: string
  readonly tries: readonly Try[]
  /** The id of a GIL whose steps the reader can choose after this lesson. */
  readonly stepped?: string
}

/** A part of the path. */
export interface Stage {
  readonly title: string
  readonly lessons: readonly Lesson[]
  /** A last step of this part, in which the reader chooses the steps of this GIL. */
  readonly byHand?: { readonly title: string; readonly gil: string }
}
