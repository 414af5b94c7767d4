interface Centre {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * The centre of figures that scatter symmetrically, with the interval of Wilcoxon's signed-rank test (Hollander, Wolfe and Chicken,
 * Nonparametric Statistical Methods, 3.2 and 3.3). Both come from the means of all pairs of figures, each figure paired with itself too.
 * The value is the median of these means, the Hodges-Lehmann estimate. The interval reaches from one of the means to another, so low ≤
 * value ≤ high. Its coverage does not depend on the shape of the scatter.
 * @returns undefined if no interval of these few figures has this level: 95 % need six figures
 */
export function signedRankCentre(values: readonly number[], level: number): Centre | undefined {
  const outside = meansOutside(values.length, level)
  if (outside < 0) return undefined
  const means = pairMeans(values)
  return { value: medianOf(means), low: means[outside]!, high: means[means.length - 1 - outside]! }
}

/** The means of all pairs, in ascending order. */
function pairMeans(values: readonly number[]): Float64Array {
  const means = new Float64Array((values.length * (values.length + 1)) / 2)
  let at = 0
  for (const [i, a] of values.entries()) for (const b of values.slice(i)) means[at++] = a / 2 + b / 2
  return means.sort()
}

function medianOf(sorted: Float64Array): number {
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!]
  return low + (high - low) / 2
}

const OUTSIDE = new Map<string, number>()

/** The number of means outside the interval at either end. −1: too few figures. */
function meansOutside(n: number, level: number): number {
  const key = `${n} ${level}`
  const known = OUTSIDE.get(key) ?? countOutside(n, (1 - level) / 2)
  OUTSIDE.set(key, known)
  return known
}

/**
 * The largest k with P(W ≤ k) ≤ tail, or −1. W is the sum of the ranks 1 to n that belong to positive figures. Each rank belongs to one
 * with probability 1/2.
 */
function countOutside(n: number, tail: number): number {
  // W is symmetrical about the half of its largest value, and the tail ends below it.
  const probability = new Float64Array(Math.floor((n * (n + 1)) / 4) + 1)
  probability[0] = 1
  for (let rank = 1; rank <= n; rank++) {
    for (let w = probability.length - 1; w >= 0; w--) probability[w] = (probability[w]! + (w >= rank ? probability[w - rank]! : 0)) / 2
  }
  let below = 0
  return (
    probability.findIndex((p) => {
      below += p
      return below > tail
    }) - 1
  )
}
