/**
 * The percentile by nearest rank: the smallest observation that at least the fraction `p` of the observations do not exceed. The result was
 * always observed; it is never a mean of two values. With fewer than 1 / (1 - p) observations it is the largest.
 * @param sorted in ascending order
 * @returns 0 where there are no observations
 */
export function nearestRank(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
}
