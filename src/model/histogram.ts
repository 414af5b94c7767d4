/**
 * Counts of a latency on the report's fixed logarithmic grid, so that histograms of different runs can be laid over each other and added.
 * Bin k covers [10^(k / binsPerDecade), 10^((k + 1) / binsPerDecade)) µs. What was finer than the clock is not here but in belowStep.
 */
export interface LatencyHistogram {
  readonly binsPerDecade: number
  /** k of counts[0]. */
  readonly firstBin: number
  readonly counts: readonly number[]
}

/** 10 to a decade: a bin is 26 % wide, fine enough to part the two modes of a handoff (a factor of 2 apart). */
export const BINS_PER_DECADE = 10

export const EMPTY_HISTOGRAM: LatencyHistogram = { binsPerDecade: BINS_PER_DECADE, firstBin: 0, counts: [] }

/** The bin of a latency in µs, > 0. The tiny shift keeps 10^k itself out of the bin below it, where the logarithm's rounding may put it. */
export function binOf(latencyUs: number, binsPerDecade = BINS_PER_DECADE): number {
  return Math.floor(Math.log10(latencyUs) * binsPerDecade + 1e-9)
}

/** Lower edge of a bin, µs. */
export function binEdgeUs(bin: number, binsPerDecade = BINS_PER_DECADE): number {
  return 10 ** (bin / binsPerDecade)
}

export interface Bar {
  readonly fromUs: number
  readonly toUs: number
  readonly count: number
}

/**
 * The counts as bars of `binsPerBar` bins, empty ones between others included. No bar begins below the resolution, and none is narrower than
 * it: between two steps of a clock nothing can fall, and a comb would look like modes.
 */
export function barsOf({ histogram: { binsPerDecade, firstBin, counts }, resolutionUs }: HistogramData, binsPerBar = 1): Bar[] {
  const bars: Bar[] = []
  let bin = Math.floor(firstBin / binsPerBar) * binsPerBar
  while (bin < firstBin + counts.length) {
    const fromUs = binEdgeUs(bin, binsPerDecade)
    let count = 0
    do {
      for (let of = 0; of < binsPerBar; of++) count += counts[bin++ - firstBin] ?? 0
    } while (binEdgeUs(bin, binsPerDecade) - fromUs < resolutionUs)
    bars.push({ fromUs: Math.max(fromUs, resolutionUs), toUs: binEdgeUs(bin, binsPerDecade), count })
  }
  return bars
}

/** Counts with what was finer than the clocks could tell. */
export interface HistogramData {
  readonly histogram: LatencyHistogram
  readonly belowStep: number
  readonly resolutionUs: number
}
