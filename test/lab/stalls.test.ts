import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HostStallDetector, stallsOf } from '../../src/lab/execution/stalls.ts'
import { GapDetector } from '../../src/lab/worker/gaps.ts'
import type { EventColumns } from '../../src/model/recording.ts'

const MS = 1e6

function checksAt(...timesMs: readonly number[]): GapDetector {
  const detector = new GapDetector()
  for (const ms of timesMs) detector.check(ms * MS)
  return detector
}

function eventsAt(...timesMs: readonly number[]): EventColumns {
  const { length } = timesMs
  return {
    slot: 0,
    timeNs: Float64Array.from(timesMs, (ms) => ms * MS),
    kind: new Uint8Array(length),
    arg: new Int32Array(length),
    lost: 0,
  }
}

describe('a gap', () => {
  it('is at least 250 ms between two checks', () => {
    expect(checksAt(0, 50, 299, 549).gaps).toEqual([{ startNs: 299 * MS, endNs: 549 * MS }])
  })
})

describe('a stall', () => {
  const host = checksAt(0, 40, 3040, 3080).gaps
  const drainer = checksAt(0, 20, 3050, 3070).gaps

  it('is a time in which neither the host nor the drainer checked and no thread recorded an event', () => {
    // Neither the host nor the drainer checks between 40 and 3040 ms. In this time, the threads record events at 45, 46 and 3035 ms. The
    // stall is the time between the last two of these events.
    const events = [eventsAt(10, 30, 45, 3035, 3045), eventsAt(46)]
    expect(stallsOf(host, drainer, events)).toEqual([{ startNs: 46 * MS, durationNs: 2989 * MS }])
  })

  it('is found in a run that records nothing', () => {
    expect(stallsOf(host, drainer, [])).toEqual([{ startNs: 40 * MS, durationNs: 3000 * MS }])
  })

  it.each([
    ['the drainer ran', checksAt(0, 50, 100).gaps, []],
    ['the drainer was late at another time', checksAt(3100, 3400).gaps, []],
    ['threads ran', drainer, [eventsAt(...Array.from({ length: 40 }, (_, i) => 100 * i))]],
  ])('does not exist if %s', (_, late, events) => {
    expect(stallsOf(host, late, events)).toEqual([])
  })

  it('is within a gap of the host and one of the drainer, and contains no event', () => {
    const times = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(times, times, times, (hostMs, drainerMs, eventsMs) => {
        const [ofHost, ofDrainer] = [checksAt(...hostMs).gaps, checksAt(...drainerMs).gaps]
        for (const { startNs, durationNs } of stallsOf(ofHost, ofDrainer, [eventsAt(...eventsMs)])) {
          const endNs = startNs + durationNs
          for (const gaps of [ofHost, ofDrainer]) expect(gaps.some((gap) => gap.startNs <= startNs && endNs <= gap.endNs)).toBe(true)
          expect(eventsMs.some((ms) => ms * MS > startNs && ms * MS < endNs)).toBe(false)
          expect(durationNs).toBeGreaterThanOrEqual(250 * MS)
        }
      }),
    )
  })
})

describe('a machine that slept', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is detected by its wall clock if the monotonic clock stopped during the sleep', () => {
    const wall = vi.spyOn(Date, 'now').mockReturnValue(1_000_000)
    const monotonic = vi.spyOn(performance, 'now').mockReturnValue(500)
    const detector = new HostStallDetector(100)
    // Before the first check, the wall clock is set forward by one second. Before the second check, it is set back. Before the third check,
    // the machine sleeps for 30 s.
    for (const [wallMs, monotonicMs] of [
      [1_001_050, 550],
      [1_000_100, 600],
      [1_030_150, 650],
    ] as const) {
      wall.mockReturnValue(wallMs)
      monotonic.mockReturnValue(monotonicMs)
      detector.check()
    }
    expect(detector.sleeps).toEqual([{ startNs: 550 * MS, durationNs: 30_000 * MS }])
    expect(detector.gaps).toEqual([])
  })
})
