import { describe, expect, it } from 'vitest'
import { Block } from '../../assembly/abi/events.ts'
import { bursts } from '../../src/metrics/bursts.ts'
import { HoldEnd, type Timeline } from '../../src/model/timeline.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

/** The timeline with every blocking call as a read of a pipe. */
function reading(timeline: Timeline): Timeline {
  const { holds } = timeline
  return { ...timeline, holds: { ...holds, block: holds.end.map((end) => (end === HoldEnd.BLOCKING ? Block.READ : Block.NONE)) } }
}

describe('bursts of I/O', () => {
  it('end with the call during which another thread took the GIL', () => {
    const timeline = draw`
      A #.#.#.wwww#.ww#.#
      B .wwwww####ww##
    `
    expect(bursts.measure(reading(timeline), LIMITS)).toEqual({ bursts: { n: 2, p50: 1, p90: 3, p99: 3, max: 3 } })
  })

  it('count only reads and writes, and only under a GIL that excludes', () => {
    const drawing = ['A #.#.#.wwww#', 'B .wwwww####'].join('\n')
    const none = { bursts: { n: 0, p50: 0, p90: 0, p99: 0, max: 0 } }
    expect(bursts.measure(draw`${drawing}`, LIMITS)).toEqual(none)
    expect(bursts.measure(reading(drawWith({ settings: { gil: 'none' } })`${drawing}`), LIMITS)).toEqual(none)
  })
})
