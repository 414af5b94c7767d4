import type { Report } from '../../model/report.ts'
import type { Progress, Status } from '../../model/run.ts'
import type { Translations } from './translator.ts'

/** The place that shows a run: the shadow root of an element, or the document of a frame. */
export interface RunDisplay {
  /** The messages of the reader's language; undefined for English. */
  readonly language?: { readonly lang: string; readonly translations: Translations } | undefined
  /** Receives the style sheets. */
  readonly root: ShadowRoot | Document
  /** The element that receives the results. It is empty at first. */
  readonly stage: HTMLElement
  /** Shows a status in a live region. */
  say(words: string): void
  progress(done: number, total: number): void
  /** Shows a link that runs the same program live in a new tab. */
  offer(liveUrl: string): void
}

/** Stops a run and receives its progress. */
export interface RunFollower {
  readonly signal: AbortSignal
  /** What the reader guessed before the run. */
  readonly guess?: string
  /** Whether all rounds are measured, instead of the few rounds of a quick answer. */
  readonly isPrecise?: boolean
  readonly onProgress: (progress: EmbedProgress) => void
}

/**
 * The detail of the event gil-lab-progress. It contains no recorded events and no recordings. Those are large and stay in the document that
 * made them.
 */
export type EmbedProgress = Status | Extract<Progress, { phase: 'stdout' }> | Omit<Extract<Progress, { phase: 'measured' }>, 'recording'>

/** The report that is now shown. */
export interface ShownReport {
  readonly report: Report
  /** The button that measures more rounds. Absent if there are enough of them. */
  readonly more?: string
  /** The final status, for the live region. */
  readonly words: string
}
