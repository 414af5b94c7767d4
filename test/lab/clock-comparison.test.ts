import { describe, expect, it } from 'vitest'
import { type Exchange, offsetOf } from '../../src/lab/worker/clock-comparison.ts'
import { seededRandom } from '../../src/statistics/random.ts'

/** host's time = worker's time + that, ms */
const OFFSET = 912.343_21

describe('two clocks are compared', () => {
  for (const stepMs of [1e-6, 0.005, 0.02]) {
    it(`in steps of ${stepMs * 1000} µs, rounded at random, with a preemption now and then`, () => {
      const draw = seededRandom(7)
      const found = offsetOf(exchanges(stepMs, 25_000, () => (draw() < 0.02 ? 3 : 0), draw))!
      expect(Math.abs(found.ms - OFFSET) * 1e6).toBeLessThanOrEqual(found.errorNs)
      expect(found.errorNs).toBeLessThan(2000)
    })
  }

  it('where one way takes longer than the other, within what is stated', () => {
    const draw = seededRandom(7)
    const found = offsetOf(exchanges(0.005, 500, () => 0.015, draw))!
    expect(Math.abs(found.ms - OFFSET) * 1e6).toBeLessThanOrEqual(found.errorNs)
    expect(found.errorNs).toBeGreaterThan(7000)
  })

  it('not where they hardly met', () => {
    expect(offsetOf(exchanges(0.005, 30, () => 0, seededRandom(7)))).toBeUndefined()
  })
})

/** Each way takes 0.3 µs, and the way there `late` ms more; what is between two exchanges takes 0.2 µs. */
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

/** As browsers round: up from a point in the step on, which is drawn for each step. */
function clock(stepMs: number, draw: () => number): (ms: number) => number {
  let step = -1
  let point = 0
  return (ms) => {
    const now = Math.floor(ms / stepMs)
    if (now !== step) [step, point] = [now, draw()]
    return (now + (ms / stepMs - now >= point ? 1 : 0)) * stepMs
  }
}
