// Numbers as a reader takes them in: three significant digits, the unit that fits, and never finer than the clock that measured them.

import type { LatencySummary } from '../../model/report.ts'

/** Shown where there is nothing to measure: no handoff happened, a GIL does not exclude. */
export const NOTHING = '–'

/** A percentile of a summary: "6.31 µs", "5.07 ms"; finer than the clock "< 5 µs"; nothing where nothing was observed. */
export function percentile(summary: Pick<LatencySummary, 'n' | 'resolutionUs'>, us: number): string {
  if (summary.n === 0 || !Number.isFinite(us)) return NOTHING
  return us < summary.resolutionUs ? `< ${step(summary.resolutionUs)}` : span(us)
}

/** A length of time in µs, in the unit that fits. */
export function span(us: number): string {
  if (!Number.isFinite(us)) return NOTHING
  if (us === 0) return '0 s'
  if (us < 0.9995) return `${digits(us * 1e3)} ns`
  if (us < 999.5) return `${digits(us)} µs`
  if (us < 999_500) return `${digits(us / 1e3)} ms`
  return `${digits(us / 1e6)} s`
}

/** The step of a clock, without digits that would look measured: "5 µs", "10 ns". */
export function step(us: number): string {
  return span(us).replace(/\.?0+ /, (zeros) => (zeros.startsWith('.') ? ' ' : zeros))
}

/** Three significant digits, without an exponent: 196, 5.07, 0.94, 12,300. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return NOTHING
  const size = Math.abs(value)
  if (size >= 999.5) return Number(value.toPrecision(3)).toLocaleString('en-US')
  if (size >= 99.95) return value.toFixed(0)
  if (size >= 9.995) return value.toFixed(1)
  return value.toFixed(2)
}

/** "1.97 ×" */
export function ratio(value: number | null): string {
  return value === null || !Number.isFinite(value) ? NOTHING : `${digits(value)} ×`
}

/** "45 %" */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return NOTHING
  return share > 0 && share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`
}
