import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/statistics/random.ts'
import {
  compareRounds,
  differenceOfRounds,
  type Estimate,
  meanOfRounds,
  noiseFloor,
  ratioOfRounds,
} from '../../src/statistics/round-estimates.ts'
import { studentCritical } from '../../src/statistics/student.ts'

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

describe('the interval of a ratio over 7 interleaved rounds', () => {
  // The two figures of a round share a slowdown (a noisy neighbour). Each figure also has its own noise, with a long tail to the right.
  const TRUE_RATIO = 1.3
  const SIMULATIONS = 4000
  const random = seededRandom(20260)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const rounds = () => {
    const a: number[] = []
    const b: number[] = []
    for (let i = 0; i < 7; i++) {
      const neighbour = Math.exp(0.3 * Math.abs(normal()))
      a.push(TRUE_RATIO * neighbour * Math.exp(0.08 * normal()))
      b.push(neighbour * Math.exp(0.08 * normal()))
    }
    return { a, b }
  }
  const covers = (low: number, high: number) => low <= TRUE_RATIO && TRUE_RATIO <= high

  it('covers the true value in 95 % of runs, unlike the percentile bootstrap', () => {
    let student = 0
    let bootstrap = 0
    for (let i = 0; i < SIMULATIONS; i++) {
      const { a, b } = rounds()
      const { low95, high95 } = ratioOfRounds(a, b)
      if (covers(low95!, high95!)) student++
      if (covers(...percentileBootstrap(a, b, random))) bootstrap++
    }
    expect(student / SIMULATIONS).toBeGreaterThan(0.94)
    expect(student / SIMULATIONS).toBeLessThan(0.96)
    expect(bootstrap / SIMULATIONS).toBeLessThan(0.92)
  })

  it('gives "cannot tell" in 95 % of the comparisons of a GIL with itself', () => {
    let wrong = 0
    for (let i = 0; i < SIMULATIONS; i++) {
      const { b } = rounds()
      const { b: same } = rounds()
      if (compareRounds(b, same).verdict !== 'cannot tell') wrong++
    }
    expect(wrong / SIMULATIONS).toBeLessThan(0.06)
  })
})

function percentileBootstrap(a: readonly number[], b: readonly number[], random: () => number): [number, number] {
  const logs = a.map((x, i) => Math.log(x / b[i]!))
  const means = Array.from({ length: 200 }, () => logs.reduce((sum) => sum + logs[Math.floor(random() * logs.length)]!, 0) / logs.length)
  means.sort((x, y) => x - y)
  return [Math.exp(means[4]!), Math.exp(means[194]!)]
}

describe('a verdict', () => {
  const base = [10, 11, 10, 12, 10, 11, 10]
  const times = (factor: number) => base.map((value, i) => value * factor * (1 + 0.001 * (i % 3)))

  it('is less or greater if the whole interval is', () => {
    expect(compareRounds(times(0.5), base)).toMatchObject({ verdict: 'less', ratio: expect.closeTo(0.5, 2) })
    expect(compareRounds(times(2), base)).toMatchObject({ verdict: 'greater' })
    expect(compareRounds(base, base)).toMatchObject({ ratio: 1, verdict: 'cannot tell' })
  })

  it('names no winner inside the noise floor', () => {
    expect(compareRounds(times(1.03), base).verdict).toBe('greater')
    expect(compareRounds(times(1.03), base, 1.05).verdict).toBe('cannot tell')
    expect(compareRounds(times(0.97), base, 1.05).verdict).toBe('cannot tell')
  })

  it('is "cannot tell" if nothing can be computed', () => {
    const unknown = { ratio: null, low95: null, high95: null, verdict: 'cannot tell' }
    expect(compareRounds([1], [2])).toEqual({ ...unknown, ratio: 0.5 })
    expect(compareRounds([1, 1], [2, 2])).toEqual({ ...unknown, ratio: 0.5 })
    // A median below the clock's step is 0, and a ratio with 0 cannot be computed.
    expect(compareRounds([0, 0, 0], [1, 2, 3])).toEqual(unknown)
    expect(() => compareRounds([1, 2], [1])).toThrow(RangeError)
  })
})

describe('the noise floor', () => {
  it('is the farthest factor in the interval of an A/A run', () => {
    const floor = noiseFloor([100, 102, 99, 101, 100], [101, 99, 100, 100, 102])
    expect(floor).toBeGreaterThan(1)
    expect(floor).toBeLessThan(1.05)
    expect(noiseFloor([1], [1])).toBe(Number.POSITIVE_INFINITY)
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
        holdsItsEstimate(ratioOfRounds(a, b))
        holdsItsEstimate(differenceOfRounds(a, b))
      }),
    )
  })

  it('does not exist for fewer than three rounds, although their estimate does', () => {
    expect(meanOfRounds([4, 6])).toEqual({ value: 5, low95: null, high95: null })
    expect(meanOfRounds([4, 6, 5]).low95).not.toBeNull()
  })

  // This coverage is the reason why the lab uses the mean with Student's t (docs/decisions/0023).
  it.each([5, 11])('of figures with outliers or a long tail covers the middle of them in 93 % of series of %d rounds', (n) => {
    const random = seededRandom(7)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const shapes = [
      { draw: () => 1 + 0.1 * normal(), middle: 1 },
      { draw: () => Math.exp(0.8 * normal()), middle: 1 },
      { draw: () => (1 + 0.1 * normal()) * (random() < 0.1 ? 3 : 1), middle: 1.014 },
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
