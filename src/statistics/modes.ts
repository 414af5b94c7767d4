import { interquartileRange, sampleStandardDeviation } from 'simple-statistics'

interface Mode {
  /** The position of the density's peak, in the unit of the sample. */
  readonly at: number
  /** The share of the sample between the two valleys around this mode. */
  readonly share: number
}

interface ModeOptions {
  /** The step of the clock, in the unit of the sample. The density is smooth enough that single steps do not look like modes. */
  readonly step?: number
  /** The least share of the sample that counts as a mode. A smaller share is a few outliers. */
  readonly minShare?: number
}

const GRID = 256
/** A valley separates two modes if the density falls to this fraction of the lower peak. */
const VALLEY = 0.8
const SAMPLE_LIMIT = 4000

/** The positions of the modes of a latency sample, in ascending order and in the unit of the sample. See modesWithShares. */
export function modes(sample: readonly number[], options?: ModeOptions): number[] {
  return modesWithShares(sample, options).map(({ at }) => at)
}

/**
 * The modes of a latency sample, in ascending order. Hand-offs, for example, have one mode where both threads share a core, and another
 * where they run on two cores. The modes are the peaks of a Gaussian kernel density over the logarithms of the values, with Silverman's
 * bandwidth. Values ≤ 0, which are below the clock's step, do not count. A large sample is thinned evenly by rank, so the result is
 * deterministic. The sample should have at least 100 values: with 20 values, a quarter of the samples with a single mode show two.
 */
export function modesWithShares(sample: readonly number[], { step = 0, minShare = 0.05 }: ModeOptions = {}): Mode[] {
  const positive = sample.filter((value) => value > 0).sort((a, b) => a - b)
  if (positive.length === 0) return []
  const logs = thinned(positive).map(Math.log)
  const bandwidth = bandwidthOf(logs, step)
  const first = logs[0]!
  const last = logs.at(-1)!
  if (bandwidth === 0 || first === last) return [{ at: Math.exp(first), share: 1 }]
  const lowest = first - 3 * bandwidth
  const pitch = (last - first + 6 * bandwidth) / (GRID - 1)
  const density = Array.from({ length: GRID }, (_, i) => densityAt(lowest + i * pitch, logs, bandwidth))
  const valleys = peaksAndValleys(density)
  const found = valleys.map(({ peak, from, to }) => {
    const between = logs.filter((log) => log >= lowest + from * pitch && log < lowest + to * pitch).length
    return { at: Math.exp(lowest + peak * pitch), share: between / logs.length }
  })
  return found.filter(({ share }) => share >= minShare)
}

function thinned(sorted: readonly number[]): number[] {
  if (sorted.length <= SAMPLE_LIMIT) return [...sorted]
  return Array.from({ length: SAMPLE_LIMIT }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / SAMPLE_LIMIT)]!)
}

function bandwidthOf(logs: number[], step: number): number {
  if (logs.length < 2) return 0
  const spread = Math.min(sampleStandardDeviation(logs), interquartileRange(logs) / 1.34 || Number.POSITIVE_INFINITY)
  const silverman = 0.9 * spread * logs.length ** -0.2
  // The length of one clock step on the logarithmic scale, at the median. The bandwidth is at least this long, so that values one step
  // apart form one mode.
  const oneStep = step / Math.exp(logs[logs.length >> 1]!)
  return Math.max(silverman, oneStep)
}

function densityAt(x: number, logs: readonly number[], bandwidth: number): number {
  let sum = 0
  for (const log of logs) sum += Math.exp(-0.5 * ((x - log) / bandwidth) ** 2)
  return sum
}

interface Peak {
  peak: number
  from: number
  to: number
}

/**
 * The peaks of the density, each with the valleys on both sides. If the valley between two peaks is not deep enough, only the higher peak
 * counts.
 */
function peaksAndValleys(density: readonly number[]): Peak[] {
  const peaks: Peak[] = []
  let valley = 0
  for (let i = 0; i < density.length; i++) {
    const rises = i > 0 && density[i]! > density[i - 1]!
    const falls = density[i]! >= (density[i + 1] ?? 0)
    if (density[i]! < density[valley]!) valley = i
    if (!(rises && falls)) continue
    const last = peaks.at(-1)
    const isParted = !last || density[valley]! <= VALLEY * Math.min(density[last.peak]!, density[i]!)
    if (isParted) {
      if (last) last.to = valley
      peaks.push({ peak: i, from: last ? valley : 0, to: density.length })
    } else if (density[i]! > density[last.peak]!) {
      last.peak = i
    }
    if (isParted || peaks.at(-1)!.peak === i) valley = i
  }
  return peaks
}
