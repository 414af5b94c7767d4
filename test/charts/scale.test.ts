import { expect, it } from 'vitest'
import { timeTicks } from '../../src/charts/scale.ts'

const labels = (from: number, to: number) => timeTicks(from, to, 5).map(({ label }) => label)

it('moments on an axis are round, in one unit, and as fine as tells them apart', () => {
  expect(labels(0, 1e9)).toEqual(['0 ms', '200 ms', '400 ms', '600 ms', '800 ms', '1,000 ms'])
  expect(labels(0, 1000)).toEqual(['0.0 µs', '0.2 µs', '0.4 µs', '0.6 µs', '0.8 µs', '1.0 µs'])
  expect(labels(0, 20e9)).toEqual(['0 s', '5 s', '10 s', '15 s', '20 s'])
})

it('far from the start of a long run they still differ', () => {
  expect(labels(500_000_000, 500_010_000)).toEqual(['500.000 ms', '500.002 ms', '500.004 ms', '500.006 ms', '500.008 ms', '500.010 ms'])
})
