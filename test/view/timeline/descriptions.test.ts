import { describe, expect, it } from 'vitest'
import { lanesOf } from '../../../src/trace/lanes.ts'
import { describeBoard, describeSlice, describeWindow } from '../../../src/view/timeline/descriptions.ts'
import { draw, drawWith } from '../../metrics/draw.ts'

const drawn = draw`
  A ####.wwww##
  B .ww!ww###
`
const board = { gil: 'switch', title: 'switch-interval GIL', run: lanesOf(drawn) }
const told = (lane: number, interval: number) => describeSlice(board, board.run.lanes[lane]!, interval)

describe('the description of a slice', () => {
  it('names the thread that holds the GIL, the times, and the threads that waited', () => {
    expect(told(0, 0)).toBe('A under switch: holds the GIL for 4 µs, from 0.000 ms to 0.004 ms. Meanwhile B waited.')
    expect(told(0, 3)).toMatch(/No other thread waited meanwhile\.$/)
  })

  it('names the holders during a wait, with their shares of it', () => {
    expect(told(1, 0)).toBe(
      'B under switch: waits for the GIL for 5 µs, from 0.001 ms to 0.006 ms. Meanwhile A (60\u00a0%) held it; it was free for 40\u00a0% of the wait.',
    )
  })

  it('names the reason of a block', () => {
    expect(told(0, 1)).toBe('A under switch: sleeping for 1 µs, from 0.004 ms to 0.005 ms.')
  })

  it('mentions no holders and waiters without a GIL', () => {
    const free = { gil: 'none', title: 'no GIL', run: lanesOf(drawWith({ settings: { gil: 'none' } })`A ####\nB ####`) }
    expect(describeSlice(free, free.run.lanes[0]!, 0)).toBe('A under none: runs for 4 µs, from 0.000 ms to 0.004 ms.')
  })

  it('says if the slice is shorter than the clock step', () => {
    const coarse = { ...board, run: { ...board.run, clockStepNs: 5000 } }
    expect(describeSlice(coarse, coarse.run.lanes[0]!, 1)).toContain('sleeping for less than 5 µs')
  })
})

describe('the descriptions of window and board', () => {
  it('give both edges of the window with enough decimals to differ', () => {
    expect(describeWindow({ fromNs: 0, toNs: 5e8 }, 5e8)).toBe('All 500 ms')
    expect(describeWindow({ fromNs: 1e8, toNs: 2e8 }, 5e8)).toBe('100 to 200 ms of 500 ms')
    expect(describeWindow({ fromNs: 100_010_000, toNs: 100_020_000 }, 5e8)).toBe('100.01 to 100.02 ms of 500 ms')
    expect(describeWindow({ fromNs: 0, toNs: 100_000 }, 5e8)).toBe('0 to 100 µs of 500 ms')
  })

  it('list the runs and explain the bars', () => {
    expect(describeBoard([board])).toMatch(/^switch: 2 threads, 11 µs\. One lane per thread\. A full bar holds the GIL/)
  })
})
