import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RUNNING, WAITING } from '../../../src/model/timeline.ts'
import type { Lane } from '../../../src/trace/lanes.ts'
import { laneHeights, measureLane, paintLane } from '../../../src/view/timeline/lane-pixels.ts'
import type { TimeWindow } from '../../../src/view/timeline/window.ts'
import { generatedRun, laneOfIntervals } from './generated.ts'

const HEIGHT = 100

function heightsOf(lane: Lane, window: TimeWindow, width: number) {
  const heights = laneHeights(width)
  measureLane(lane, window, width, HEIGHT, heights)
  return heights
}

/** The share of a time span that the lane spent in a state. It is computed from every interval. */
function naiveShare(lane: Lane, state: number, fromNs: number, toNs: number): number {
  let sum = 0
  lane.state.forEach((of, i) => {
    if (of === state) sum += Math.max(0, Math.min(toNs, lane.startNs[i + 1]!) - Math.max(fromNs, lane.startNs[i]!))
  })
  return sum / (toNs - fromNs)
}

describe('the pixels of a lane', () => {
  it('are a full bar for holding, a half bar for waiting, a line for a block, and nothing outside the thread’s life', () => {
    const lane = laneOfIntervals(
      'A',
      [
        [0, 10],
        [1, 10],
        [2, 10],
      ],
      10,
    )
    const heights = heightsOf(lane, { fromNs: 0, toNs: 50 }, 5)
    expect([...heights.running]).toEqual([0, 100, 0, 0, 0])
    expect([...heights.waiting]).toEqual([0, 0, 50, 0, 0])
    expect([...heights.blocked]).toEqual([0, 0, 0, 12, 0])
  })

  it('are stacked by their share of the pixel, as the sum over all intervals confirms', () => {
    const states = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(states, fc.nat(800), fc.integer({ min: 10, max: 900 }), fc.integer({ min: 1, max: 40 }), (of, fromNs, length, width) => {
        const lane = laneOfIntervals('A', of, 50)
        const heights = heightsOf(lane, { fromNs, toNs: fromNs + length }, width)
        for (let x = 0; x < width; x++) {
          const [left, right] = [fromNs + (x * length) / width, fromNs + ((x + 1) * length) / width]
          const running = naiveShare(lane, RUNNING, left, right)
          // The edges of a pixel are rounded fractions, so an interval that ends at an edge may count for either pixel.
          const touches = naiveShare(lane, RUNNING, left - 1e-9, right + 1e-9) > 0
          // Heights are rounded to pixels, and a hold gets at least one pixel.
          expect(Math.abs(heights.running[x]! - running * HEIGHT)).toBeLessThanOrEqual(touches ? 1 : 0)
          expect(Math.abs(heights.waiting[x]! - (naiveShare(lane, WAITING, left, right) * HEIGHT) / 2)).toBeLessThanOrEqual(1)
          expect(heights.running[x]! + heights.waiting[x]! + heights.blocked[x]!).toBeLessThanOrEqual(HEIGHT + 1)
        }
      }),
    )
  })

  it('show a hold of 1 ns in a pixel of 1 s', () => {
    const lane = laneOfIntervals('A', [
      [2, 1e9],
      [0, 1],
      [2, 1e9],
    ])
    expect([...heightsOf(lane, { fromNs: 0, toNs: 2e9 }, 2).running]).toEqual([0, 1])
  })

  it('cost time by the number of pixels, not of intervals', () => {
    const [lane] = generatedRun(2, 200_000).lanes
    let reads = 0
    const startNs = new Proxy(lane!.startNs, {
      get: (target, key) => {
        if (typeof key === 'string') reads++
        const value = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    heightsOf({ ...lane!, startNs }, { fromNs: 0, toNs: lane!.startNs.at(-1)! }, 1000)
    // Each pixel costs two binary searches, although it covers hundreds of intervals. A pass over all intervals would read more.
    expect(reads).toBeLessThan(60_000)
  })

  it('are painted from the bottom, with waiting in stripes and blocked in dots', () => {
    const paint = (of: readonly [number, number][], ratio: number) => {
      const heights = laneHeights(8)
      measureLane(laneOfIntervals('A', of), { fromNs: 0, toNs: 8 }, 8, 2, heights)
      const pixels = new Uint32Array(16)
      paintLane(heights, 8, 2, { running: 1, waiting: 2, blocked: 3, background: 0, ratio }, pixels)
      return [[...pixels.slice(0, 8)].join(''), [...pixels.slice(8)].join('')]
    }
    const waits: [number, number][] = [
      [0, 1],
      [1, 7],
    ]
    expect(paint(waits, 1)).toEqual(['10000000', '12200222'])
    expect(paint(waits, 2)).toEqual(['10000000', '12222220'])
    expect(paint([[2, 8]], 1)).toEqual(['00000000', '33003300'])
  })
})
