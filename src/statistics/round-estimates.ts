import { mean, sampleStandardDeviation } from 'simple-statistics'
import { signedRankCentre } from './signed-rank.ts'
import { studentCritical } from './student.ts'

type Verdict = 'less' | 'greater' | 'cannot tell'

/** The fewest rounds that give an interval. For two rounds, Student's t is 12.7, so an interval would be too wide to say anything. */
export const LEAST_ROUNDS = 3

/** The level of an interval, unless a series is judged several times (looks.ts). */
export const USUAL_LEVEL = 0.95

/**
 * An estimate over rounds with its interval: low95 ≤ value ≤ high95. The level is 95 % unless the caller gives another one. src/statistics
 * makes all intervals, by the rule whose coverage was measured (docs/decisions/0029). `value` is null if it cannot be computed. The ends of
 * the interval are null if `value` is null or if there are fewer than LEAST_ROUNDS rounds.
 */
export interface Estimate {
  readonly value: number | null
  readonly low95: number | null
  readonly high95: number | null
}

const UNKNOWN: Estimate = { value: null, low95: null, high95: null }

/** The level of an interval, and the clock that measured its figures. */
interface Accuracy {
  /** The share of series in which the interval contains the truth. Default: 0.95. */
  readonly level?: number
  /** The step of the clock, in the unit of the figures. Default: 0, for figures that no clock measured. */
  readonly step?: number
}

/**
 * a ÷ b over interleaved rounds. `a` and `b` have one figure for each round, such as a wall time: `a` of one thing, `b` of another. The
 * value is the centre of the ratios a[i] ÷ b[i] on a logarithmic scale. A disturbance that slows a whole round cancels out in its ratio.
 * All fields are null if a figure is not above 0, because a figure below the clock's step has no ratio.
 * @throws RangeError if `a` and `b` have different lengths
 */
export function ratioOfRounds(a: readonly number[], b: readonly number[], { level, step = 0 }: Accuracy = {}): Estimate {
  const logs = paired(a, b).map(([x, y]) => (x > 0 && y > 0 ? Math.log(x / y) : Number.NaN))
  const { value, low95, high95 } = centreOf(logs, level, step / Math.min(...a, ...b))
  if (value === null) return UNKNOWN
  return { value: Math.exp(value), ...bounded(Math.exp(low95 ?? Number.NaN), Math.exp(high95 ?? Number.NaN)) }
}

/** The estimate of a − b over interleaved rounds, in the unit of the figures. Rounds are paired as in ratioOfRounds. */
export function differenceOfRounds(a: readonly number[], b: readonly number[], { level, step }: Accuracy = {}): Estimate {
  return centreOf(
    paired(a, b).map(([x, y]) => x - y),
    level,
    step,
  )
}

/**
 * The mean of one figure over rounds, with Student's t. A mean is not the centre of figures that scatter to one side, so the signed-rank
 * interval would not be one of the mean.
 */
export function meanOfRounds(values: readonly number[], { level }: Accuracy = {}): Estimate {
  return isMeasured(values) ? studentInterval(values, level) : UNKNOWN
}

/**
 * The centre of differences between two figures of the same round, with the interval whose coverage was measured to be right: that of the
 * signed-rank test, or Student's t if the rounds are too few for this level, or if the clock's step hides the scatter of the rounds.
 */
function centreOf(differences: readonly number[], level = USUAL_LEVEL, step = 0): Estimate {
  if (!isMeasured(differences)) return UNKNOWN
  const isCoarse = differences.length > 1 && step > sampleStandardDeviation([...differences]) / 2
  const centre = isCoarse || differences.length < LEAST_ROUNDS ? undefined : signedRankCentre(differences, level)
  return centre ? { value: centre.value, low95: centre.low, high95: centre.high } : studentInterval(differences, level, isCoarse ? step : 0)
}

/**
 * The noise floor, from an A/A run, which measures the same thing twice: the smallest factor f ≥ 1 such that the interval of the ratio of
 * the two measurements is inside [1 ÷ f, f]. @returns null if the estimate has no interval
 */
export function noiseFloor({ low95, high95 }: Estimate): number | null {
  return low95 === null || high95 === null ? null : Math.max(high95, 1 / low95, 1)
}

/**
 * The verdict on a ratio a ÷ b. It is 'less' if the whole interval is below 1 ÷ floor, and 'greater' if the whole interval is above floor.
 * Otherwise it is 'cannot tell', also if the noise floor is unknown (null).
 */
export function verdictOf({ low95, high95 }: Estimate, floor: number | null): Verdict {
  if (low95 === null || high95 === null || floor === null) return 'cannot tell'
  if (high95 < 1 / floor) return 'less'
  return low95 > floor ? 'greater' : 'cannot tell'
}

/**
 * A ratio whose figures can all have the same error, such as percentiles of latencies: each of them is known only to ± error, in the unit
 * of the figures. The interval becomes wider by the factor by which this error can change a ratio of the smallest figures. The estimate
 * is unknown if a figure is not larger than the error.
 */
export function widened(ratio: Estimate, { figures, error }: { figures: readonly number[]; error: number }): Estimate {
  const { value, low95, high95 } = ratio
  if (error === 0 || low95 === null || high95 === null) return ratio
  const share = error / Math.min(...figures)
  if (share >= 1) return UNKNOWN
  const factor = (1 + share) / (1 - share)
  return { value, ...bounded(low95 / factor, high95 * factor) }
}

/** An interval without a finite bound says nothing. */
function bounded(low95: number, high95: number): Pick<Estimate, 'low95' | 'high95'> {
  return Number.isFinite(high95) ? { low95, high95 } : { low95: null, high95: null }
}

function isMeasured(values: readonly number[]): boolean {
  return values.length > 0 && values.every(Number.isFinite)
}

/**
 * The mean with Student's t. The time between two stamps of a clock with steps of `step` has an error with a variance of step² ÷ 6. The
 * difference of two such times has one of step² ÷ 3. The function assumes at least this scatter, even if all rounds show the same figure.
 */
function studentInterval(values: readonly number[], level = USUAL_LEVEL, step = 0): Estimate {
  const sample = [...values]
  const value = mean(sample)
  if (sample.length < LEAST_ROUNDS) return { value, low95: null, high95: null }
  const deviation = Math.max(sampleStandardDeviation(sample), step / Math.sqrt(3))
  const halfWidth = (studentCritical(sample.length - 1, level) * deviation) / Math.sqrt(sample.length)
  return { value, low95: value - halfWidth, high95: value + halfWidth }
}

function paired(a: readonly number[], b: readonly number[]): [number, number][] {
  if (a.length !== b.length) throw new RangeError(`interleaved rounds come in pairs: ${a.length} of one, ${b.length} of the other`)
  return a.map((x, i) => [x, b[i]!])
}
