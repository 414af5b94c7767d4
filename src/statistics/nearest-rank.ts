/**
 * The percentile by nearest rank: the smallest observation x such that at least the fraction `p` of the observations are ≤ x. The result is
 * always one of the observations, never a mean of two. With fewer than 1 / (1 - p) observations it is the largest.
 * @param sorted in ascending order
 * @returns 0 if there are no observations
 */
export function nearestRank(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
}
