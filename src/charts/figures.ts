// Numbers as a reader takes them in: three significant digits, the unit that fits, and never finer than the clock that measured them.

import type { LatencySummary } from '../model/report.ts'

/** Shown where there is nothing to measure: no handoff happened, a GIL does not exclude. */
export const NOTHING = '–'

/** A percentile of a summary: "6.31 µs", "5.07 ms"; finer than the clock "< 5 µs"; nothing where nothing was observed. */
export function percentile(summary: Pick<LatencySummary, 'n' | 'resolutionUs'>, us: number): string {
  if (summary.n === 0) return NOTHING
  return us < summary.resolutionUs ? `< ${span(summary.resolutionUs)}` : span(us)
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

/** "45 %" */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`
}
