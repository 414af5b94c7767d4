import type { OpenClaim } from './verdict-cards.ts'

/** What the page says about a run beside its figures. */
export interface ResultsWords {
  /** The claims under measurement, which have no verdict yet. */
  readonly open: readonly OpenClaim[]
  /** What the reader guessed. */
  readonly guess?: string
  /** Whether the reader changed the lesson. The page then shows no verdict, because the claim is about the unchanged lesson. */
  readonly isChanged?: boolean
  /** The rounds of a quick answer: it is provisional, and the page shows no verdict. Absent if the answer is not a quick one. */
  readonly quickRounds?: number
  /** Measures more rounds. */
  readonly more?: { readonly label: string; readonly rounds: number; readonly go: (msPerRun: number | undefined) => void }
  /**
   * Set if the run goes on from the answer that is shown: this answer stays until the run has made as many rounds. `msPerRun`: how long the
   * runs of the shown answer took, if it is known.
   */
  readonly continues?: { readonly msPerRun: number | undefined }
  /** Keeps this run, to compare it with later ones. Absent where the page does not compare runs. */
  readonly pin?: () => void
  /** Shows a recorded run of the same experiment. Absent if the gallery has none. */
  readonly showRecorded?: () => void
  /** Elements between the answer and the figures: what the picture shows, and what the reader can try. */
  readonly notes?: readonly HTMLElement[]
}

export const NO_WORDS: ResultsWords = { open: [] }
