import type { ProbedTimes } from '../../model/machine-report.ts'
import type { Resolution } from '../../model/resolution.ts'
import { nearestRank } from '../../statistics/nearest-rank.ts'

/** Percentiles of single times, µs. A value below the resolution is 0, as in a LatencySummary. */
export function probedTimes(us: readonly number[], resolution: Resolution): Required<ProbedTimes> {
  return { p50: resolved(rank(us, 0.5), resolution), p99: resolved(rank(us, 0.99), resolution), n: us.length }
}

/** The time, or 0 if the clocks cannot resolve it, µs. */
export function resolved(us: number, { ns }: Resolution): number {
  return us * 1000 < ns ? 0 : us
}

/** A quantile by nearest rank of values in any order. */
export function rank(values: readonly number[], quantile: number): number {
  return nearestRank(
    values.toSorted((a, b) => a - b),
    quantile,
  )
}
