import { BINS_PER_DECADE, binOf, EMPTY_HISTOGRAM, type LatencyHistogram } from '../model/histogram.ts'
import { FEW_EVENTS } from '../model/number-format.ts'
import type { LatencySummary } from '../model/report.ts'
import type { Resolution } from '../model/resolution.ts'
import { nearestRank } from '../statistics/nearest-rank.ts'

/**
 * Percentiles and histogram of latencies in ns. A latency shorter than the resolution counts in belowStep and ranks as 0. So do latencies
 * of 0 and negative latencies. A latency is negative if its end was stamped before its start.
 */
export function summarize(latenciesNs: ArrayLike<number>, { ns: resolutionNs, limit }: Resolution): LatencySummary {
  const sorted = new Float64Array(latenciesNs.length)
  for (let i = 0; i < sorted.length; i++) {
    const ns = latenciesNs[i]!
    if (ns >= resolutionNs && ns > 0) sorted[i] = ns / 1000
  }
  sorted.sort()
  const firstAbove = sorted.findIndex((us) => us > 0)
  const belowStep = firstAbove < 0 ? sorted.length : firstAbove
  return {
    n: sorted.length,
    belowStep,
    resolutionUs: resolutionNs / 1000,
    limit,
    p50: nearestRank(sorted, 0.5),
    p90: nearestRank(sorted, 0.9),
    p99: nearestRank(sorted, 0.99),
    p999: nearestRank(sorted, 0.999),
    max: sorted.at(-1) ?? 0,
    ...(sorted.length > 0 && sorted.length < FEW_EVENTS && { values: [...sorted] }),
    histogram: histogramOf(sorted.subarray(belowStep)),
  }
}

function histogramOf(sortedUs: Float64Array): LatencyHistogram {
  if (sortedUs.length === 0) return EMPTY_HISTOGRAM
  const firstBin = binOf(sortedUs[0]!)
  const counts = new Array<number>(binOf(sortedUs.at(-1)!) - firstBin + 1).fill(0)
  for (const us of sortedUs) counts[binOf(us) - firstBin]!++
  return { binsPerDecade: BINS_PER_DECADE, firstBin, counts }
}
