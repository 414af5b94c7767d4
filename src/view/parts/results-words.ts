import type { OpenClaim } from './verdict-cards.ts'

/** What the page says about a run beside its figures. */
export interface ResultsWords {
  /** The claims under measurement, which have no verdict yet. */
  readonly open: readonly OpenClaim[]
  /** What the reader guessed. */
  readonly guess?: string
  /** The rounds of a quick answer: it is provisional, and the page shows no verdict. Absent if the answer is not a quick one. */
  readonly quickRounds?: number
  /** Measures more rounds. */
  readonly more?: { readonly label: string; readonly rounds: number; readonly go: () => void }
  /** Keeps this run, to compare it with later ones. Absent where the page does not compare runs. */
  readonly pin?: () => void
  /** Shows a recorded run of the same experiment. Absent if the gallery has none. */
  readonly showRecorded?: () => void
  /** Elements between the answer and the figures: what the picture shows, and what the reader can try. */
  readonly notes?: readonly HTMLElement[]
}

export const NO_WORDS: ResultsWords = { open: [] }
