import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { latenciesOf, pool } from '../../src/metrics/index.ts'
import { nearestRank } from '../../src/statistics/nearest-rank.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingFrom } from './draw.ts'
import { LIMITS } from './limits.ts'

const round = (clockOffsetNs: number, waits: number) =>
  latenciesOf(buildTimeline(recordingFrom(`A ##\nB ${'w'.repeat(waits)}##`, { clockOffsetNs })))

it('pools the latencies of several rounds into one distribution', () => {
  const pooled = pool([round(0, 4), round(0, 9), round(0, 5)], LIMITS)
  expect(pooled.handoffUs).toMatchObject({ n: 3, direct: 3, values: [2, 3, 7], max: 7 })
  expect(pooled.holdUs).toMatchObject({ n: 6, p50: 2 })
})

it('uses the coarsest resolution if the clocks of the rounds differ', () => {
  const pooled = pool([round(0, 4), round(4500, 9)], LIMITS)
  expect(pooled.handoffUs).toMatchObject({ n: 2, belowStep: 1, resolutionUs: 4.5, limit: 'clock offset', values: [0, 7] })
  expect(pooled.holdUs).toMatchObject({ resolutionUs: 1, limit: 'clock step' })
})

it("computes percentiles over all values, not over the rounds' percentiles", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1000, max: 1e9 }), { minLength: 1, maxLength: 40 }), { minLength: 2, maxLength: 5 }),
      (rounds) => {
        const empty = round(0, 4)
        const { waitUs } = pool(
          rounds.map((ns) => ({ ...empty, waitsNs: Float64Array.from(ns) })),
          LIMITS,
        )
        const all = rounds.flat().sort((a, b) => a - b)
        expect(waitUs.n).toBe(all.length)
        expect(waitUs.p50).toBeCloseTo(nearestRank(all, 0.5) / 1000, 6)
        expect(waitUs.p99).toBeCloseTo(nearestRank(all, 0.99) / 1000, 6)
      },
    ),
  )
})
