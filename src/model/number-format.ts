// Numbers as a reader takes them in: three significant digits, the unit that fits, and never finer than the clock that measured them.

import type { LatencySummary } from './report.ts'

/** Shown where there is nothing to measure: no handoff happened, a GIL does not exclude. */
export const NOTHING = '–'

/** Fewer events than this have no percentiles and no histogram: the events themselves say more. */
export const FEW_EVENTS = 30

export type Quantile = 'p50' | 'p90' | 'p99' | 'p999' | 'max'

/** Below this number of events the quantile is one of the largest values, whichever that happens to be. */
const LEAST_EVENTS: Readonly<Record<Quantile, number>> = { p50: FEW_EVENTS, p90: FEW_EVENTS, p99: 100, p999: 1000, max: 1 }

/** A quantile of a summary: "6.31 µs", "5.07 ms"; finer than the clocks "< 5 µs"; of too few "n = 7"; nothing where nothing was observed. */
export function quantile(summary: Pick<LatencySummary, 'n' | 'resolutionUs' | Quantile>, which: Quantile): string {
  if (summary.n === 0) return NOTHING
  if (summary.n < LEAST_EVENTS[which]) return `n = ${summary.n}`
  return measuredSpan(summary[which], summary.resolutionUs)
}

/** A latency that was measured with this resolution. */
export function measuredSpan(us: number, resolutionUs: number): string {
  return us < resolutionUs ? `< ${span(resolutionUs)}` : span(us)
}

/** What a figure after "<" is limited by: "clock step 5 µs", "clocks of two workers differ by up to 20 µs". */
export function resolutionWords({ resolutionUs, limit }: Pick<LatencySummary, 'resolutionUs' | 'limit'>): string {
  if (limit === 'clock offset') return `clocks of two workers differ by up to ${span(resolutionUs)}`
  return `${limit ?? 'resolution'} ${span(resolutionUs)}`
}

/** A length of time in µs, in the unit that fits. */
export function span(us: number): string {
  if (us === 0) return '0 ms'
  if (us < 0.9995) return `${digits(us * 1e3)} ns`
  if (us < 999.5) return `${digits(us)} µs`
  if (us < 999_500) return `${digits(us / 1e3)} ms`
  return `${digits(us / 1e6)} s`
}

/** Three significant digits, without an exponent: 196, 5.07, 0.94, 12,300; what is exact stays short: 5, 0.5. */
export function digits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (Math.abs(rounded) >= 1000) return rounded.toLocaleString('en-US')
  return Number.isInteger(value) || Math.abs(value - rounded) < 1e-9 ? `${rounded}` : value.toPrecision(3)
}

/** What is counted, not measured, keeps all its digits: 3,083,882; a mean of counts has one decimal: 1,000.9. */
export function counted(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 })
}

/** "1.97 ×" */
export function times(ratio: number): string {
  return `${digits(ratio)} ×`
}

/** "45 %"; a small share with a decimal, and one that is not nothing is not called so. */
export function percent(share: number): string {
  if (share === 0) return '0 %'
  if (share < 0.001) return '< 0.1 %'
  return `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`
}

const WORDS: Readonly<Record<string, (value: number) => string>> = { µs: span, ms: (ms) => span(ms * 1000), share: percent, '×': times }

/** A value in its unit, as a cell of a table shows it: "1.97 ×"; a unit that is not known here is left to the column's heading. */
export function inUnit(value: number | null, unit: string): string {
  return value === null ? NOTHING : (WORDS[unit] ?? digits)(value)
}
