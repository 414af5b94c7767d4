import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/statistics/random.ts'
import {
  differenceOfRounds,
  type Estimate,
  meanOfRounds,
  noiseFloor,
  ratioOfRounds,
  verdictOf,
} from '../../src/statistics/round-estimates.ts'
import { studentCritical } from '../../src/statistics/student.ts'
import { normal } from './normal.ts'

describe("Student's t", () => {
  it('has the critical values of published tables', () => {
    const table = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [6, 2.447],
      [9, 2.262],
      [30, 2.042],
    ] as const
    for (const [degrees, t] of table) expect(studentCritical(degrees, 0.95)).toBeCloseTo(t, 3)
    expect(studentCritical(7, 0.99)).toBeCloseTo(3.499, 3)
  })

  it('refuses arguments without a value', () => {
    expect(() => studentCritical(0, 0.95)).toThrow(RangeError)
    expect(() => studentCritical(5, 1)).toThrow(RangeError)
  })
})

describe('a verdict', () => {
  const base = [10, 11, 10, 12, 10, 11, 10]
  const times = (factor: number) =>
    ratioOfRounds(
      base.map((value, i) => value * factor * (1 + 0.001 * (i % 3))),
      base,
    )

  it('is less or greater if the whole interval is', () => {
    expect(times(0.5).value).toBeCloseTo(0.5, 2)
    expect(verdictOf(times(0.5), 1)).toBe('less')
    expect(verdictOf(times(2), 1)).toBe('greater')
    expect(verdictOf(ratioOfRounds(base, base), 1)).toBe('cannot tell')
  })

  it('names no winner inside the noise floor, or without one', () => {
    expect(verdictOf(times(1.03), 1)).toBe('greater')
    expect(verdictOf(times(1.03), 1.05)).toBe('cannot tell')
    expect(verdictOf(times(0.97), 1.05)).toBe('cannot tell')
    expect(verdictOf(times(2), null)).toBe('cannot tell')
  })

  it('is "cannot tell" if nothing can be computed', () => {
    expect(ratioOfRounds([1, 1], [2, 2])).toEqual({ value: 0.5, low95: null, high95: null })
    // A median below the clock's step is 0, and a ratio with 0 cannot be computed.
    const unknown = ratioOfRounds([0, 0, 0], [1, 2, 3])
    expect(unknown).toEqual({ value: null, low95: null, high95: null })
    expect(verdictOf(unknown, 1)).toBe('cannot tell')
    expect(() => ratioOfRounds([1, 2], [1])).toThrow(RangeError)
  })
})

describe('the noise floor', () => {
  it('is the farthest factor in the interval of an A/A run', () => {
    const floor = noiseFloor(ratioOfRounds([100, 102, 99, 101, 100], [101, 99, 100, 100, 102]))
    expect(floor).toBeGreaterThan(1)
    expect(floor).toBeLessThan(1.05)
    expect(noiseFloor(ratioOfRounds([1], [1]))).toBeNull()
  })
})

describe('the interval of a ratio', () => {
  it('is that of the signed-rank test from six rounds on, as in published tables', () => {
    const logs = [-3, -1, 1, 2, 4, 5, 8]
    const e = ratioOfRounds(
      logs.map(Math.exp),
      logs.map(() => 1),
    )
    // With seven figures, 95.3 % of the series have the centre between the third and the third last mean of all pairs.
    const means = logs.flatMap((a, i) => logs.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b)
    expect([Math.log(e.low95!), Math.log(e.value!), Math.log(e.high95!)]).toEqual(
      [means[2]!, (means[13]! + means[14]!) / 2, means[25]!].map((x) => expect.closeTo(x, 9)),
    )
    expect(ratioOfRounds([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]).high95).toBeGreaterThan(5)
  })

  it('of identical rounds is as wide as the clock leaves it', () => {
    const rounds = [1, 1, 1, 1, 1, 1, 1, 1, 1]
    const { low95, high95 } = ratioOfRounds(rounds, rounds, { step: 0.1 })
    expect(low95).toBeLessThan(0.97)
    expect(high95).toBeGreaterThan(1.03)
    expect(ratioOfRounds(rounds, rounds)).toEqual({ value: 1, low95: 1, high95: 1 })
  })

  it('is wider at a higher level', () => {
    const rounds = [9, 10.1, 11.3, 12, 10.6, 9.4, 11.9, 8.2, 12.7, 13, 7.5, 9.9]
    const ones = rounds.map(() => 10)
    const [usual, surer] = [ratioOfRounds(rounds, ones), ratioOfRounds(rounds, ones, { level: 0.99 })]
    expect(surer.low95).toBeLessThan(usual.low95!)
    expect(surer.high95).toBeGreaterThan(usual.high95!)
  })
})

it('a difference has an interval, and a single figure has a mean', () => {
  const { value, low95, high95 } = differenceOfRounds([5, 6, 7], [1, 2, 4])
  expect(value).toBeCloseTo(11 / 3)
  expect(low95).toBeLessThan(value!)
  expect(high95).toBeGreaterThan(value!)
  expect(meanOfRounds([1, 9, 2])).toMatchObject({ value: 4 })
  expect(meanOfRounds([])).toEqual({ value: null, low95: null, high95: null })
})

describe('an interval', () => {
  const figures = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { maxLength: 30 })
  const pairs = fc.array(fc.tuple(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), fc.double({ min: 1e-9, max: 1e12, noNaN: true })), {
    maxLength: 30,
  })

  it('contains its estimate for any rounds', () => {
    fc.assert(fc.property(figures, (values) => holdsItsEstimate(meanOfRounds(values))))
    fc.assert(
      fc.property(pairs, (all) => {
        const [a, b] = [all.map(([x]) => x), all.map(([, y]) => y)]
        for (const level of [0.95, 0.98, 0.996]) {
          holdsItsEstimate(ratioOfRounds(a, b, { level, step: 0.01 }))
          holdsItsEstimate(differenceOfRounds(a, b, { level }))
          holdsItsEstimate(meanOfRounds(a, { level }))
        }
      }),
    )
  })

  it('does not exist for fewer than three rounds, although their estimate does', () => {
    expect(meanOfRounds([4, 6])).toEqual({ value: 5, low95: null, high95: null })
    expect(meanOfRounds([4, 6, 5]).low95).not.toBeNull()
  })

  // This coverage is the reason why the lab shows means with Student's t (docs/decisions/0023).
  it.each([5, 11])('of figures with outliers or a long tail covers the middle of them in 93 % of series of %d rounds', (n) => {
    const random = seededRandom(7)
    const shapes = [
      { draw: () => 1 + 0.1 * normal(random), middle: 1 },
      { draw: () => Math.exp(0.8 * normal(random)), middle: 1 },
      { draw: () => (1 + 0.1 * normal(random)) * (random() < 0.1 ? 3 : 1), middle: 1.014 },
    ]
    for (const { draw, middle } of shapes) {
      let covered = 0
      for (let i = 0; i < 4000; i++) {
        const { low95, high95 } = meanOfRounds(Array.from({ length: n }, draw))
        if (low95! <= middle && middle <= high95!) covered++
      }
      expect(covered / 4000).toBeGreaterThan(0.93)
    }
  })
})

function holdsItsEstimate({ value, low95, high95 }: Estimate): void {
  expect(low95 === null).toBe(high95 === null)
  if (low95 === null || high95 === null) return
  expect(value).not.toBeNull()
  expect(low95).toBeLessThanOrEqual(value!)
  expect(value!).toBeLessThanOrEqual(high95)
}
