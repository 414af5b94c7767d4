import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestRank, summarize } from '../../src/metrics/latency.ts'
import { binEdgeUs, binOf } from '../../src/model/histogram.ts'

describe('a latency summary', () => {
  it('ranks by nearest rank: each percentile was observed', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => (i + 1) * 1000)
    expect(summarize(hundred, 10)).toMatchObject({ n: 100, p50: 50, p90: 90, p99: 99, p999: 100, max: 100 })
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const sorted = values.sort((a, b) => a - b)
        const at = nearestRank(sorted, p)
        expect(sorted).toContain(at)
        expect(sorted.filter((value) => value <= at).length).toBeGreaterThanOrEqual(p * sorted.length)
      }),
    )
  })

  it('counts what is finer than the resolution, and stamps in the wrong order, as below it', () => {
    expect(summarize([-300, 0, 4999, 5000, 10000], 5000)).toMatchObject({ n: 5, belowStep: 3, resolutionUs: 5, p50: 0, p90: 10, max: 10 })
  })

  it('of nothing is nothing', () => {
    expect(summarize([], 5000)).toMatchObject({ n: 0, belowStep: 0, p50: 0, max: 0, histogram: { counts: [] } })
  })

  it('has a histogram of all that is not below the step, each in the bin whose edges it lies between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e10 })), (values) => {
        const { histogram, belowStep, n } = summarize(values, 100)
        expect(histogram.counts.reduce((sum, count) => sum + count, belowStep)).toBe(n)
      }),
    )
    for (const us of [0.01, 0.1, 1, 3.3, 10, 12345]) {
      expect(binEdgeUs(binOf(us))).toBeLessThanOrEqual(us * (1 + 1e-9))
      expect(binEdgeUs(binOf(us) + 1)).toBeGreaterThan(us)
    }
  })
})
