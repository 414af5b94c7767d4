import type { Report } from '../../model/report.ts'
import type { Progress, Status } from '../../model/run.ts'

/** Where a run is shown: an element's shadow root, or the whole document of a frame. */
export interface RunDisplay {
  /** Takes the style sheets. */
  readonly root: ShadowRoot | Document
  /** Empty; what is measured is put in here. */
  readonly stage: HTMLElement
  /** In a live region. */
  say(words: string): void
  progress(done: number, total: number): void
  /** Where it can be had live, in a tab of its own. */
  offer(liveUrl: string): void
}

/** How a run is asked for and followed. */
export interface RunFollower {
  readonly signal: AbortSignal
  readonly onProgress: (progress: EmbedProgress) => void
}

/** What the event gil-lab-progress tells. Without events and recordings: those are large, and stay where they were made. */
export type EmbedProgress = Status | Extract<Progress, { phase: 'stdout' }> | Omit<Extract<Progress, { phase: 'measured' }>, 'recording'>

/** What came of it, and stands in the place. */
export interface ShownReport {
  readonly report: Report
  /** The last word, for the live region. */
  readonly words: string
}
