import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { LIVE_STATES } from '../../../src/model/live.ts'
import { GrowingLane } from '../../../src/view/timeline/growing-lane.ts'
import { laneHeights, measureLane } from '../../../src/view/timeline/lane-pixels.ts'
import { laneOfIntervals } from './generated.ts'

const ALWAYS = Number.NEGATIVE_INFINITY

function heights(lane: Parameters<typeof measureLane>[0], fromNs: number, toNs: number) {
  const into = laneHeights(40)
  measureLane(lane, { fromNs, toNs }, 40, 20, into)
  return into
}

it('a growing lane equals, at each moment, a lane built from the same intervals', () => {
  const lengths = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 50 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(lengths, (intervals) => {
      const growing = new GrowingLane('A')
      let ns = 100
      for (const [i, [state, length, look]] of intervals.entries()) {
        growing.add(ns, LIVE_STATES[state]!, ALWAYS)
        ns += length
        if (!look) continue
        const { startNs, state: states, sumsNs } = growing.lane(ns)!
        const whole = laneOfIntervals(
          'A',
          intervals.slice(0, i + 1).map(([of, long]) => [of, long] as const),
          100,
        )
        expect([startNs, states, sumsNs]).toEqual([whole.startNs, whole.state, whole.sumsNs])
      }
    }),
  )
})

it('a growing lane draws nothing for untold intervals and after its end', () => {
  const growing = new GrowingLane('A')
  growing.add(0, 'running', ALWAYS)
  growing.add(10, 'untold', ALWAYS)
  growing.add(20, 'blocked', ALWAYS)
  growing.add(30, 'ended', ALWAYS)
  const { running, waiting, blocked } = heights(growing.lane(1000)!, 0, 40)
  expect([...running].map(Number)).toEqual([...Array(10).fill(20), ...Array(30).fill(0)])
  expect(Math.max(...waiting)).toBe(0)
  expect([...blocked].map((height) => height > 0)).toEqual([...Array(20).fill(false), ...Array(10).fill(true), ...Array(10).fill(false)])
})

it('a growing lane drops intervals before the window and still draws the window correctly', () => {
  const growing = new GrowingLane('A')
  const whole: (readonly [number, number])[] = []
  for (let ns = 0; ns < 100_000; ns += 10) {
    growing.add(ns, LIVE_STATES[(ns / 10) % 3]!, ns - 2000)
    whole.push([(ns / 10) % 3, 10])
  }
  const lane = growing.lane(100_000)!
  expect(lane.state.length).toBeLessThan(2048)
  expect(heights(lane, 98_100, 100_000)).toEqual(heights(laneOfIntervals('A', whole), 98_100, 100_000))
})
