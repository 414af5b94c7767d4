import { expect, it } from 'vitest'
import { digits, NOTHING, percent, percentile, span } from '../../src/charts/figures.ts'

it('a span has three digits and the unit that fits', () => {
  expect([0, 0.12, 5.2, 6.314, 999.4, 5071, 1.5e6].map(span)).toEqual(['0 ms', '120 ns', '5.2 µs', '6.31 µs', '999 µs', '5.07 ms', '1.5 s'])
  expect([196.2, 0.5, 12_345, 1999].map(digits)).toEqual(['196', '0.5', '12,300', '2,000'])
})

it('a percentile is never finer than the clocks', () => {
  expect(percentile({ n: 3, resolutionUs: 5 }, 0)).toBe('< 5 µs')
  expect(percentile({ n: 3, resolutionUs: 5 }, 5)).toBe('5 µs')
  expect(percentile({ n: 0, resolutionUs: 5 }, 0)).toBe(NOTHING)
})

it('a small share is not called none', () => {
  expect([0, 0.004, 0.256, 1].map(percent)).toEqual(['0 %', '< 1 %', '26 %', '100 %'])
})
