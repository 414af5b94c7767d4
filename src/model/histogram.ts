/**
 * Counts of a latency on the report's fixed logarithmic grid. Histograms of different runs can therefore be overlaid and added. Bin k
 * covers [10^(k / binsPerDecade), 10^((k + 1) / binsPerDecade)) µs.
 */
export interface LatencyHistogram {
  readonly binsPerDecade: number
  /** The bin number k of counts[0]. */
  readonly firstBin: number
  readonly counts: readonly number[]
}

/** With 10 bins per decade, a bin is 26 % wide. That separates the two modes of a hand-off, which differ by a factor of 2. */
export const BINS_PER_DECADE = 10

export const EMPTY_HISTOGRAM: LatencyHistogram = { binsPerDecade: BINS_PER_DECADE, firstBin: 0, counts: [] }

/** The bin of a latency in µs, > 0. The small summand corrects the rounding of the logarithm, which could put 10^k one bin too low. */
export function binOf(latencyUs: number, binsPerDecade = BINS_PER_DECADE): number {
  return Math.floor(Math.log10(latencyUs) * binsPerDecade + 1e-9)
}

/** The lower edge of a bin, µs. */
export function binEdgeUs(bin: number, binsPerDecade = BINS_PER_DECADE): number {
  return 10 ** (bin / binsPerDecade)
}

export interface Bar {
  readonly fromUs: number
  readonly toUs: number
  readonly count: number
}

/**
 * The counts as bars of `binsPerBar` bins, including the empty bars between others. A bar that would be narrower than the resolution gets
 * further bins. A clock gives no times between two of its steps, so some narrower bars would be empty, and the bars between them would look
 * like modes. No bar begins below the resolution.
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

/** A histogram, and the clocks' resolution. belowStep counts the latencies below that resolution. */
interface HistogramData {
  readonly histogram: LatencyHistogram
  readonly belowStep: number
  readonly resolutionUs: number
}
