/** Which thread waited because of which: the part of a run's report that the metrics blame, handed and starvation-episodes measure. */
export interface BlameMeasurements {
  readonly blame: BlameReport
  readonly handed: HandedReport
  readonly starvationEpisodes: EpisodesReport
}

/**
 * How long each thread waited for the GIL while each other thread held it. All lists have one entry per entry of `threads`. For each i, the
 * sum of heldByMs[i], othersMs[i] and nobodyMs[i] is the waitingMs of thread threads[i].
 */
export interface BlameReport {
  /** Indices into RunReport.threads: the threads that waited or kept others waiting, in order. */
  readonly threads: readonly number[]
  /** heldByMs[i][j]: how long threads[i] waited while threads[j] held the GIL. */
  readonly heldByMs: readonly (readonly number[])[]
  /** How long threads[i] waited while a thread held the GIL that `threads` leaves out. */
  readonly othersMs: readonly number[]
  /** How long threads[i] waited while no thread held the GIL: the GIL was free or on its way to another thread. */
  readonly nobodyMs: readonly number[]
  /** The number of threads that waited or kept others waiting, but that `threads` leaves out because there are too many. */
  readonly leftOut: number
  /** The share of all waiting in which no thread held the GIL; null if no thread waited. */
  readonly nobodyShare: number | null
}

/** Which thread acquired the GIL after which. The four counts add up to the number of acquisitions that followed another one. */
interface HandedReport {
  /** Acquisitions by another thread that was waiting at the release. */
  readonly handOffs: number
  /** Acquisitions by a thread that wanted the GIL only after the release, although another thread was waiting. */
  readonly barging: number
  /** Acquisitions by the thread that had released the GIL, while no other thread was waiting. */
  readonly reacquisitions: number
  /** Acquisitions by another thread at a time at which no thread was waiting. */
  readonly uncontended: number
  /** The most frequent pairs, in order of n. `from` and `to` are indices into RunReport.threads. n counts all acquisitions of the pair. */
  readonly pairs: readonly HandedPair[]
  /** The number of further pairs. */
  readonly pairsLeftOut: number
}

export interface HandedPair {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly handOffs: number
  readonly barging: number
}

/** The waits in which a thread starved: those longer than starvation.starvedAfterIntervals switch intervals. */
interface EpisodesReport {
  readonly n: number
  readonly totalMs: number
  /** The longest episodes, in order of their start. */
  readonly longest: readonly Episode[]
}

export interface Episode {
  /** Index into RunReport.threads. */
  readonly thread: number
  /** When the wait began, since the start of the run. */
  readonly startMs: number
  readonly ms: number
  /** Whether the run ended before the wait did. `ms` is then a lower bound. */
  readonly censored: boolean
  /** The threads that held the GIL during the episode, each with its share of the episode, the largest share first. */
  readonly culprits: readonly { readonly thread: number; readonly share: number }[]
  /** The share of the episode in which no thread held the GIL. */
  readonly nobodyShare: number
}
