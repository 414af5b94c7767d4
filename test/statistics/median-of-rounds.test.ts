import { describe, expect, it } from 'vitest'
import { medianOfRounds } from '../../src/statistics/median-of-rounds.ts'
import { seededRandom } from '../../src/statistics/random.ts'

describe('the median of rounds', () => {
  it('has an interval from the smallest to the largest of six rounds, and none of fewer', () => {
    expect(medianOfRounds([3, 1, 2, 6, 5, 4])).toEqual({ value: 3, low95: 1, high95: 6 })
    expect(medianOfRounds([1, 2, 3, 4, 5])).toEqual({ value: 3, low95: null, high95: null })
    expect(medianOfRounds([])).toEqual({ value: null, low95: null, high95: null })
    expect(medianOfRounds([1, Number.NaN])).toEqual({ value: null, low95: null, high95: null })
  })

  it('leaves out the extremes of many rounds', () => {
    // 2 × P(at most 1 of 9 rounds is below the median) is 3.9 %. With at most 2 it would be 18 %.
    expect(medianOfRounds([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ value: 5, low95: 2, high95: 8 })
  })

  it.each([6, 7, 9, 15, 25])('covers the true median in 95 %% or more of 4,000 samples of %i skewed rounds', (n) => {
    const random = seededRandom(n)
    const median = Math.LN2
    let covered = 0
    for (let sample = 0; sample < 4000; sample++) {
      const { low95, high95 } = medianOfRounds(Array.from({ length: n }, () => -Math.log(1 - random())))
      if (low95! <= median && median <= high95!) covered++
    }
    expect(covered / 4000).toBeGreaterThan(0.94)
  })
})
