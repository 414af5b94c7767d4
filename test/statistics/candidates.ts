// The kinds of interval that were compared before the lab chose one (docs/decisions/0029). Each takes the logarithms of the ratios of
// interleaved rounds, and returns a 95 % interval of their centre.
import { seededRandom } from '../../src/statistics/random.ts'
import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { studentCritical } from '../../src/statistics/student.ts'

type Interval = readonly [low: number, high: number]

const RESAMPLES = 200
const random = seededRandom(99)

export const CANDIDATES: Readonly<Record<string, (logs: number[], relativeStep: number) => Interval>> = {
  lab,
  'signed rank': (logs) => lab(logs, 0),
  student: (logs) => around(mean(logs), critical(logs.length - 1) * standardError(logs)),
  yuen,
  median,
  bootstrap: (logs) => quantiles(resampledMeans(logs), 0.025, 0.975),
  BCa: accelerated,
  'bootstrap t': bootstrapT,
}

/** The rule of the lab. */
function lab(logs: number[], step: number): Interval {
  const ones = logs.map(() => 1)
  const { low95, high95 } = ratioOfRounds(logs.map(Math.exp), ones, { step: step * Math.exp(Math.min(...logs, 0)) })
  return [Math.log(low95!), Math.log(high95!)]
}

/** The mean without the smallest and the largest fifth, with Yuen's standard error. */
function yuen(logs: number[]): Interval {
  const n = logs.length
  const cut = Math.floor(n / 5)
  const sorted = logs.toSorted((a, b) => a - b)
  const winsorised = sorted.map((x) => Math.min(Math.max(x, sorted[cut]!), sorted[n - 1 - cut]!))
  const left = n - 2 * cut
  const error = sampleStandardDeviation(winsorised) * Math.sqrt((n - 1) / (left * (left - 1)))
  return around(mean(sorted.slice(cut, n - cut)), critical(left - 1) * error)
}

/** The order statistics around the median. */
function median(logs: number[]): Interval {
  const n = logs.length
  const sorted = logs.toSorted((a, b) => a - b)
  let probability = 0.5 ** n
  let outside = -1
  for (let below = probability; below <= 0.025; below += probability) {
    outside++
    probability *= (n - outside) / (outside + 1)
  }
  return outside < 0 ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [sorted[outside]!, sorted[n - 1 - outside]!]
}

/** The bootstrap of the mean, corrected for bias and skewness (Efron, 1987). */
function accelerated(logs: number[]): Interval {
  const means = resampledMeans(logs)
  const centre = mean(logs)
  const bias = normalQuantile(clamp(means.filter((one) => one < centre).length / RESAMPLES))
  const without = logs.map((x) => centre - (x - centre) / (logs.length - 1))
  const cubes = without.reduce((sum, x) => sum + (centre - x) ** 3, 0)
  const squares = without.reduce((sum, x) => sum + (centre - x) ** 2, 0)
  const skew = squares > 0 ? cubes / (6 * squares ** 1.5) : 0
  const corrected = (z: number) => normalShare(bias + (bias + z) / (1 - skew * (bias + z)))
  return quantiles(means, corrected(-1.96), corrected(1.96))
}

/** The bootstrap of the mean in units of its standard error. */
function bootstrapT(logs: number[]): Interval {
  const [centre, error] = [mean(logs), standardError(logs)]
  const scaled = Array.from({ length: RESAMPLES }, () => {
    const drawn = resampled(logs)
    const own = standardError(drawn)
    return own > 0 ? (mean(drawn) - centre) / own : 0
  })
  const [low, high] = quantiles(scaled, 0.025, 0.975)
  return [centre - high * error, centre - low * error]
}

// simple-statistics sums without loss, which would make the resampling several times slower.
function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}

function sampleStandardDeviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1))
}

function around(centre: number, halfWidth: number): Interval {
  return [centre - halfWidth, centre + halfWidth]
}

function standardError(values: readonly number[]): number {
  return sampleStandardDeviation(values) / Math.sqrt(values.length)
}

function critical(degrees: number): number {
  return studentCritical(degrees, 0.95)
}

function resampled(values: readonly number[]): number[] {
  return values.map(() => values[Math.floor(random() * values.length)]!)
}

function resampledMeans(values: readonly number[]): number[] {
  return Array.from({ length: RESAMPLES }, () => mean(resampled(values)))
}

function quantiles(values: readonly number[], low: number, high: number): Interval {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * sorted.length - 0.5)))]!
  return [at(low), at(high)]
}

function clamp(share: number): number {
  return Math.min(1 - 1 / RESAMPLES, Math.max(1 / RESAMPLES, share))
}

/** The share of the standard normal distribution below z (Zelen and Severo; Abramowitz and Stegun, 26.2.17). */
function normalShare(z: number): number {
  const k = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))))
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
  return z > 0 ? 1 - above : above
}

function normalQuantile(share: number): number {
  let [low, high] = [-6, 6]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (normalShare(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
