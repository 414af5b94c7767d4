import { LabError } from './errors.ts'
import type { RunRequest } from './run.ts'

/**
 * The default number of Python threads of one process that can live at once. A request's `workers` replaces it. Every engine starts 128
 * workers within seconds, and they use about 1.3 GB. 512 workers took ten times as long and used 4 GB (Node 20, two cores).
 */
export const DEFAULT_WORKERS = 128

/** `gil-lab check` cuts off a run of a program that takes more steps than this. */
export const CHECK_STEPS = 100_000

/** CPython's defaults: sys.getswitchinterval(), sys.getcheckinterval(). */
export const DEFAULT_SWITCH_INTERVAL_US = 5000
export const DEFAULT_CHECK_INTERVAL = 100

/** How often other threads may overtake a waiter, under a GIL that limits this. */
export const MOST_OVERTAKINGS = 1000

/** A numeric setting of a request. */
export type SettingName = 'threads' | 'rounds' | 'workers' | 'switchIntervalUs' | 'checkInterval' | 'kernelEntryNs' | 'timeoutMs'

interface Limit {
  /** The start of a message: "The number of rounds". */
  readonly subject: string
  /** The unit; '' for a count. */
  readonly unit: '' | 'ns' | 'µs' | 'ms' | 'ticks'
  readonly least: number
  readonly most: number
}

/** The whole numbers that a request can contain. Command line, page, embed, links and run plans check against these limits. */
export const LIMITS: Readonly<Record<SettingName, Limit>> = {
  // A thread needs a worker, so a request cannot have more threads than workers.
  threads: { subject: 'The number of threads', unit: '', least: 1, most: DEFAULT_WORKERS },
  // All experiments together, under their own GILs, have about 90 runs per round. A report that the lab reads back may have 100,000 runs
  // (src/formats/report-schema.ts), so 1000 rounds fit.
  rounds: { subject: 'The number of rounds', unit: '', least: 1, most: 1000 },
  // Firefox runs at most 512 workers per site (dom.workers.maxPerDomain). The other 12 are for the main Python thread, for child processes
  // and for the worker that collects events.
  workers: { subject: 'The number of workers', unit: '', least: 1, most: 500 },
  // The machine stores the intervals in signed 32-bit words. This is the largest power of ten that fits.
  switchIntervalUs: { subject: 'The switch interval', unit: 'µs', least: 1, most: 1e9 },
  checkInterval: { subject: 'The check interval', unit: 'ticks', least: 1, most: 1e9 },
  // One millisecond is far more than any kernel takes. Every park and wake waits for this time, so more would only make runs slow.
  kernelEntryNs: { subject: 'The kernel entry', unit: 'ns', least: 0, most: 1e6 },
  // setTimeout() takes at most 2^31 − 1 ms. With a longer time, it fires at once.
  timeoutMs: { subject: 'The timeout', unit: 'ms', least: 1, most: 1e9 },
}

/** The fault in the value of a setting; undefined for a whole number within its limits. */
export function limitProblem(name: SettingName, value: unknown, most = LIMITS[name].most): LabError | undefined {
  const { subject, unit, least } = LIMITS[name]
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return undefined
  const given = typeof value === 'number' ? quantity(value, unit) : `"${value}"`
  const kind = TIMES.includes(unit) ? `a whole number of ${unit}` : 'a whole number'
  return new LabError('usage', `${subject} is ${given}.`, `It must be ${kind} from ${rangeOf(name, most)}.`)
}

/** Checks the settings of a request. @throws LabError 'usage' for the first one that is not a whole number within its limits */
export function checkLimits(request: Pick<RunRequest, SettingName>): void {
  for (const name of Object.keys(LIMITS) as SettingName[]) {
    if (request[name] !== undefined) checkLimit(name, request[name], mostOf(name, request))
  }
}

/** Checks one setting. @throws LabError 'usage' if limitProblem() finds a fault */
function checkLimit(name: SettingName, value: unknown, most?: number): void {
  const problem = limitProblem(name, value, most)
  if (problem) throw problem
}

/**
 * The value that a text gives to a setting. `perUnit` converts the unit of the text into the unit of the setting: 1e6 from seconds to µs.
 * @throws LabError 'usage' unless the value is a whole number within the limits
 */
export function parseSetting(name: SettingName, text: string, perUnit = 1): number {
  const number = /^\s*[-+.\d]/.test(text) ? Number(text) : Number.NaN
  // Rounds to twelve digits, because 0.001003 × 1e6 is 1003.0000000000001.
  const value = Number((number * perUnit).toPrecision(12))
  checkLimit(name, Number.isNaN(value) ? text : value)
  return value
}

/** The upper limit of a setting in this request. A request for more workers may also have more threads. */
function mostOf(name: SettingName, { workers = 0 }: Pick<RunRequest, SettingName>): number {
  return name === 'threads' ? Math.max(LIMITS.threads.most, workers) : LIMITS[name].most
}

/** The limits of a setting, for messages, help texts and docs: "1 to 128", "1 µs to 1,000 s". */
export function rangeOf(name: SettingName, most = LIMITS[name].most): string {
  const { unit, least } = LIMITS[name]
  return `${quantity(least, TIMES.includes(unit) ? unit : '')} to ${quantity(most, unit)}`
}

/** Units of time, each a thousand times the one before. */
const TIMES: readonly string[] = ['ns', 'µs', 'ms', 's']

/** A value with all its digits, in the largest unit of time in which it is at least one: "1,000.000001 s". */
function quantity(value: number, unit: string): string {
  let at = TIMES.indexOf(unit)
  let scaled = value
  while (at >= 0 && at < TIMES.length - 1 && Math.abs(scaled) >= 1000) {
    scaled /= 1000
    at++
  }
  const digits = Number.isNaN(scaled) ? 'not a number' : scaled.toLocaleString('en-US', { maximumFractionDigits: 9 })
  return `${digits} ${TIMES[at] ?? unit}`.trim()
}
