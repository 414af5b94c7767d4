import { expect, it } from 'vitest'
import { counted, digits, NOTHING, percent, quantile, resolutionWords, roughSpan, span, unbroken } from '../../src/model/number-format.ts'
import { Remaining } from '../../src/model/remaining.ts'

it('a span has three digits and the unit that fits', () => {
  expect([0, 0.12, 5.2, 6.314, 999.4, 5071, 1.5e6].map(span)).toEqual(['0 ms', '120 ns', '5.2 µs', '6.31 µs', '999 µs', '5.07 ms', '1.5 s'])
  expect([196.2, 0.5, 12_345, 1999].map(digits)).toEqual(['196', '0.5', '12,300', '2,000'])
})

it('an estimated span has whole minutes from 100 s on', () => {
  expect([300, 7001, 99_000, 100_000, 421_000, 6e6].map(roughSpan)).toEqual(['1 s', '8 s', '99 s', '2 min', '7 min', '100 min'])
  const remaining = new Remaining(() => 0)
  remaining.begin(100_000)
  expect(remaining.words({ done: 0, total: 5 })).toBe('at most about 8 min left')
})

const summary = (n: number, us = 6.31) => ({ n, resolutionUs: 5, p50: us, p90: us, p99: us, p999: us, max: us })

it('a quantile is never finer than the clocks', () => {
  expect(quantile(summary(100, 0), 'p50')).toBe('< 5 µs')
  expect(quantile(summary(100, 5), 'p50')).toBe('5 µs')
  expect(quantile(summary(0), 'p50')).toBe(NOTHING)
})

it('a quantile of too few events is replaced by their number', () => {
  expect(quantile(summary(7), 'p50')).toBe('n = 7')
  expect([29, 30].map((n) => quantile(summary(n), 'p50'))).toEqual(['n = 29', '6.31 µs'])
  expect([99, 100].map((n) => quantile(summary(n), 'p99'))).toEqual(['n = 99', '6.31 µs'])
  expect(quantile(summary(1), 'max')).toBe('6.31 µs')
})

it('a figure names its limit', () => {
  expect(resolutionWords({ resolutionUs: 5, limit: 'clock step' })).toBe('clock step 5 µs')
  expect(resolutionWords({ resolutionUs: 20, limit: 'clock offset' })).toBe('clocks of two workers differ by up to 20 µs')
  expect(resolutionWords({ resolutionUs: 20 })).toBe('resolution 20 µs')
})

it('a count keeps all its digits', () => {
  expect([1001, 1000.94, 3_083_882].map(counted)).toEqual(['1,001', '1,001', '3,083,882'])
})

it('a small share is not rounded to zero', () => {
  expect([0, 0.0004, 0.004, 0.0994, 0.0999, 0.256, 1].map(percent)).toEqual(['0 %', '< 0.1 %', '0.4 %', '9.9 %', '10 %', '26 %', '100 %'])
})

it('a number and its unit stay on one line', () => {
  const words = 'Two threads: 1.07 × as long, 54.1 ms instead of 5 s. In 2 samples of 3, 45 % were lost.'
  const stay = 'Two threads: 1.07_× as long, 54.1_ms instead of 5_s. In 2 samples of 3, 45_% were lost.'
  expect(unbroken(words)).toBe(stay.replaceAll('_', '\u00a0'))
})
