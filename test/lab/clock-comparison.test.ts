import { describe, expect, it } from 'vitest'
import { type Exchange, offsetOf } from '../../src/lab/worker/clock-comparison.ts'
import { seededRandom } from '../../src/statistics/random.ts'

/** The host's time minus the worker's time, ms. */
const OFFSET = 912.343_21

describe('a clock comparison', () => {
  for (const stepMs of [1e-6, 0.005, 0.02]) {
    it(`finds the offset of clocks with steps of ${stepMs * 1000} µs, random rounding and occasional preemptions`, () => {
      const draw = seededRandom(7)
      const found = offsetOf(exchanges(stepMs, 25_000, () => (draw() < 0.02 ? 3 : 0), draw))!
      expect(Math.abs(found.ms - OFFSET) * 1e6).toBeLessThanOrEqual(found.errorNs)
      expect(found.errorNs).toBeLessThan(2000)
    })
  }

  it('is within its error bound if one direction is slower than the other', () => {
    const draw = seededRandom(7)
    const found = offsetOf(exchanges(0.005, 500, () => 0.015, draw))!
    expect(Math.abs(found.ms - OFFSET) * 1e6).toBeLessThanOrEqual(found.errorNs)
    expect(found.errorNs).toBeGreaterThan(7000)
  })

  it('gives no result for too few exchanges', () => {
    expect(offsetOf(exchanges(0.005, 30, () => 0, seededRandom(7)))).toBeUndefined()
  })
})

/**
 * Simulates `count` exchanges. A message takes 0.3 µs in each direction, and `late()` ms more on the way to the worker. Two exchanges are
 * 0.2 µs apart.
 */
function exchanges(stepMs: number, count: number, late: () => number, draw: () => number): Exchange[] {
  const host = clock(stepMs, draw)
  const worker = clock(stepMs, draw)
  let ms = 5000
  return Array.from({ length: count }, () => {
    const askedMs = host(ms)
    ms += 0.0003 + late()
    const stampMs = worker(ms - OFFSET)
    ms += 0.0003
    const receivedMs = host(ms)
    ms += 0.0002
    return { askedMs, stampMs, receivedMs }
  })
}

/**
 * A clock that rounds times to its steps as a browser does. Each step has a random threshold. The clock rounds a time before the
 * threshold down, and any other time up.
 */
function clock(stepMs: number, draw: () => number): (ms: number) => number {
  let step = -1
  let point = 0
  return (ms) => {
    const now = Math.floor(ms / stepMs)
    if (now !== step) [step, point] = [now, draw()]
    return (now + (ms / stepMs - now >= point ? 1 : 0)) * stepMs
  }
}
