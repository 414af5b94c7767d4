import { describe, expect, it } from 'vitest'
import type { Interval, State, ThreadTimeline, Timeline } from '../../src/model/timeline.ts'
import { stretchOf } from '../../src/view/stretch.ts'

/** Gapless intervals: "running 0-10, waiting 10-15". */
function thread(name: string, ...ends: readonly (readonly [State, startNs: number, endNs: number])[]): ThreadTimeline {
  const intervals = ends.map(([state, startNs, endNs]): Interval => ({ state, startNs, endNs, block: 0 }))
  return {
    id: 0,
    name,
    gils: [0],
    startNs: intervals[0]?.startNs ?? 0,
    endNs: intervals.at(-1)?.endNs ?? 0,
    intervals,
    acquisitions: 0,
    reacquisitions: 0,
    ops: 0,
  }
}

const TIMELINE: Timeline = {
  startNs: 0,
  endNs: 100,
  threads: [
    thread('A', ['running', 0, 10], ['waiting', 10, 40], ['running', 40, 100]),
    thread('late', ['waiting', 60, 70], ['blocked', 70, 100]),
    thread('early', ['running', 0, 5], ['waiting', 5, 10]),
    thread('never'),
  ],
  holds: [],
  censoredWaits: [],
  requests: [5, 20, 30, 90].map((timeNs) => ({ thread: 0, gil: 0, timeNs })),
  excludes: true,
  gils: [0],
  clockStepNs: 1,
  clockOffsetNs: 0,
  switchIntervalNs: 5000,
}

const starts = (from: number, to: number) =>
  stretchOf(TIMELINE, from, to).threads.map(({ intervals }) => intervals.map(({ startNs }) => startNs))

describe('a stretch of a timeline', () => {
  it('has the intervals that reach into it, whole', () => {
    expect(starts(20, 50)[0]).toEqual([10, 40])
  })

  it('is half-open: what ends where it begins, or begins where it ends, is outside', () => {
    expect(starts(10, 40)[0]).toEqual([10])
  })

  it('keeps the lane of a thread that has not begun, or has ended, with its nearest interval', () => {
    expect(starts(20, 50).slice(1)).toEqual([[60], [5], []])
  })

  it('has the requests that were made in it', () => {
    expect(stretchOf(TIMELINE, 20, 90).requests.map(({ timeNs }) => timeNs)).toEqual([20, 30])
  })

  it('of the whole run is the run', () => {
    expect(stretchOf(TIMELINE, 0, 100)).toEqual(TIMELINE)
  })

  it('has the same intervals as looking at each, wherever it lies', () => {
    for (let from = 0; from < 100; from += 3) {
      for (let to = from + 1; to <= 100; to += 7) {
        const seen = TIMELINE.threads[0]!.intervals.filter(({ startNs, endNs }) => endNs > from && startNs < to)
        expect(stretchOf(TIMELINE, from, to).threads[0]!.intervals).toEqual(seen)
      }
    }
  })
})
