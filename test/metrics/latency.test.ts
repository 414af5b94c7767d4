import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summarize } from '../../src/metrics/latency.ts'
import { binEdgeUs, binOf } from '../../src/model/histogram.ts'
import { betweenThreads, coarsest, withinThread } from '../../src/model/resolution.ts'
import { nearestRank } from '../../src/statistics/nearest-rank.ts'

describe('a latency summary', () => {
  it('uses nearest rank, so each percentile is an observed value', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => (i + 1) * 1000)
    expect(summarize(hundred, withinThread({ clockStepNs: 10 }))).toMatchObject({ n: 100, p50: 50, p90: 90, p99: 99, p999: 100, max: 100 })
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const sorted = values.sort((a, b) => a - b)
        const at = nearestRank(sorted, p)
        expect(sorted).toContain(at)
        expect(sorted.filter((value) => value <= at).length).toBeGreaterThanOrEqual(p * sorted.length)
      }),
    )
  })

  it('counts negative latencies and those shorter than the resolution as below it', () => {
    expect(summarize([-300, 0, 4999, 5000, 10000], withinThread({ clockStepNs: 5000 }))).toMatchObject({
      n: 5,
      belowStep: 3,
      resolutionUs: 5,
      p50: 0,
      p90: 10,
      max: 10,
    })
  })

  it('is zero for no latencies', () => {
    expect(summarize([], withinThread({ clockStepNs: 5000 }))).toMatchObject({
      n: 0,
      belowStep: 0,
      p50: 0,
      max: 0,
      histogram: { counts: [] },
    })
  })

  it('has a histogram in which each latency above the step is in the bin that contains it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e10 })), (values) => {
        const { histogram, belowStep, n } = summarize(values, withinThread({ clockStepNs: 100 }))
        expect(histogram.counts.reduce((sum, count) => sum + count, belowStep)).toBe(n)
      }),
    )
    for (const us of [0.01, 0.1, 1, 3.3, 10, 12345]) {
      expect(binEdgeUs(binOf(us))).toBeLessThanOrEqual(us * (1 + 1e-9))
      expect(binEdgeUs(binOf(us) + 1)).toBeGreaterThan(us)
    }
  })
})

describe('the resolution of a latency', () => {
  it('is the clock step within a thread, and the larger of step and clock offset between two threads', () => {
    expect(withinThread({ clockStepNs: 5000 })).toEqual({ ns: 5000, limit: 'clock step' })
    expect(betweenThreads({ clockStepNs: 5000, clockOffsetNs: 242 })).toEqual({ ns: 5000, limit: 'clock step' })
    expect(betweenThreads({ clockStepNs: 1, clockOffsetNs: 242 })).toEqual({ ns: 242, limit: 'clock offset' })
  })

  it('of several runs is the coarsest of their resolutions', () => {
    const runs = [
      { clockStepNs: 1, clockOffsetNs: 20_000 },
      { clockStepNs: 5, clockOffsetNs: 300 },
    ]
    expect(coarsest(runs)).toEqual({ clockStepNs: 5, clockOffsetNs: 20_000 })
  })
})

it('fewer than 30 latencies are kept as values, because their percentiles mean little', () => {
  const step = withinThread({ clockStepNs: 1000 })
  expect(summarize([3000, 500, 2000], step).values).toEqual([0, 2, 3])
  expect(summarize(Array(29).fill(2000), step).values).toHaveLength(29)
  expect(summarize(Array(30).fill(2000), step)).not.toHaveProperty('values')
  expect(summarize([], step)).not.toHaveProperty('values')
})
