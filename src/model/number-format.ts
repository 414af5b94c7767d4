// Formats numbers for readers. Measured values have three significant digits and a fitting unit, and are never finer than the clock that
// measured them. Counts have all their digits.

import type { LatencySummary } from './report.ts'

/** Shown if a figure does not exist, for example because no hand-off happened or the GIL does not exclude. */
export const NOTHING = '–'

/** With fewer events than this, readers see the events themselves instead of percentiles and histogram. */
export const FEW_EVENTS = 30

export type Quantile = 'p50' | 'p90' | 'p99' | 'p999' | 'max'

/** The number of events that each quantile needs. With fewer events, the quantile would depend mostly on chance. */
const LEAST_EVENTS: Readonly<Record<Quantile, number>> = { p50: FEW_EVENTS, p90: FEW_EVENTS, p99: 100, p999: 1000, max: 1 }

/** A quantile of a summary: "6.31 µs". Below the clocks' resolution it is "< 5 µs", with too few events "n = 7", and without events "–". */
export function quantile(summary: Pick<LatencySummary, 'n' | 'resolutionUs' | Quantile>, which: Quantile): string {
  if (summary.n === 0) return NOTHING
  if (summary.n < LEAST_EVENTS[which]) return `n = ${summary.n}`
  return measuredSpan(summary[which], summary.resolutionUs)
}

/** A latency in µs as text: "6.31 µs". Below the resolution of its measurement: "< 5 µs". */
export function measuredSpan(us: number, resolutionUs: number): string {
  return us < resolutionUs ? `< ${span(resolutionUs)}` : span(us)
}

/** The reason for a figure with "<": "clock step 5 µs", "clocks of two workers differ by up to 20 µs". */
export function resolutionWords({ resolutionUs, limit }: Pick<LatencySummary, 'resolutionUs' | 'limit'>): string {
  if (limit === 'clock offset') return `clocks of two workers differ by up to ${span(resolutionUs)}`
  return `${limit ?? 'resolution'} ${span(resolutionUs)}`
}

/** A duration in µs, in a fitting unit. */
export function span(us: number): string {
  if (us === 0) return '0 ms'
  if (us < 0.9995) return `${digits(us * 1e3)} ns`
  if (us < 999.5) return `${digits(us)} µs`
  if (us < 999_500) return `${digits(us / 1e3)} ms`
  return `${digits(us / 1e6)} s`
}

/** An estimated duration in ms, in whole seconds, or in whole minutes from 100 s on: "8 s", "7 min". */
export function roughSpan(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60).toLocaleString('en-US')} min`
}

/** Three significant digits without an exponent: 196, 5.07, 0.94, 12,300. Exact values remain short: 5, 0.5. */
export function digits(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (Math.abs(rounded) >= 1000) return rounded.toLocaleString('en-US')
  return Number.isInteger(value) || Math.abs(value - rounded) < 1e-9 ? `${rounded}` : value.toPrecision(3)
}

/** A count with all its digits: 3,083,882. A mean of counts has one decimal below 1000: 100.9, 5,444. */
export function counted(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 1000 ? 1 : 0 })
}

/** A ratio as text: "1.97 ×". */
export function times(ratio: number): string {
  return `${digits(ratio)} ×`
}

/** A share: "45 %". Small shares have a decimal, and a share above zero is never shown as zero. */
export function percent(share: number): string {
  if (share === 0) return '0 %'
  if (share < 0.001) return '< 0.1 %'
  return `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`
}

/** How far a factor ≥ 1 is from 1: "3.9 %". From 2 on, the factor itself: "2.4 ×". */
export function excess(factor: number): string {
  return factor < 2 ? percent(factor - 1) : times(factor)
}

/** The words with a no-break space between each number and its unit, for views that break lines. */
export function unbroken(words: string): string {
  return words.replace(/(?<=\d) (?=(?:[×%]|[nµm]?s|min|[kM]i?B)(?!\w))/g, '\u00a0')
}

const WORDS: Readonly<Record<string, (value: number) => string>> = { µs: span, ms: (ms) => span(ms * 1000), share: percent, '×': times }

/**
 * A value with its unit, as a cell of a table shows it: "1.97 ×". A unit without an entry in WORDS is left out, because the column's
 * heading shows it.
 */
export function inUnit(value: number | null, unit: string): string {
  return value === null ? NOTHING : (WORDS[unit] ?? digits)(value)
}
