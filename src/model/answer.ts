/** One bar of an answer's chart. */
export interface AnswerBar {
  readonly label: string
  readonly value: number
  /** The value with its unit, for example "54.1 ms". */
  readonly words: string
}

/** What the runs of an experiment or a program show, for a reader who sees nothing else. */
export interface Answer {
  /** The answer in one or two sentences: "Two threads: 1.07 × as long. No speed-up." */
  readonly headline: string
  /** The figure of the headline with its interval and the number of rounds. */
  readonly basis: string
  /** Absent if the runs have no figure to compare. */
  readonly chart?: { readonly title: string; readonly bars: readonly AnswerBar[] }
}

/** The answer of one experiment or program of a report. */
export interface ShownAnswer extends Answer {
  readonly experiment: string
}
