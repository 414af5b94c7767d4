import { nearestRank } from './nearest-rank.ts'
import type { Estimate } from './round-estimates.ts'

const LEVEL = 0.95

/**
 * The median of one figure over independent rounds, and a 95 % interval whose ends are observations. The interval holds for every
 * distribution: the number of rounds below the true median is binomial with p = 1/2, so the k smallest and the k largest rounds can be left
 * out as long as the probability that the median is among them is at most 5 %. Fewer than six rounds give no interval.
 */
export function medianOfRounds(values: readonly number[]): Estimate {
  if (values.length === 0 || !values.every(Number.isFinite)) return { value: null, low95: null, high95: null }
  const sorted = values.toSorted((a, b) => a - b)
  const value = nearestRank(sorted, 0.5)
  const k = leftOut(sorted.length)
  if (k < 0) return { value, low95: null, high95: null }
  return { value, low95: sorted[k]!, high95: sorted[sorted.length - 1 - k]! }
}

/** The most observations that can be left out at each end. -1 if even the interval from the smallest to the largest is too short. */
function leftOut(n: number): number {
  let term = 0.5 ** n
  let tail = term
  let k = -1
  // tail: the probability that at most k + 1 of n rounds are below the median
  while (2 * tail <= 1 - LEVEL) {
    k++
    term *= (n - k) / (k + 1)
    tail += term
  }
  return k
}
