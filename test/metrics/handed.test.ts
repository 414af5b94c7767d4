import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { handed } from '../../src/metrics/handed.ts'
import { handoffsOf } from '../../src/metrics/handoff.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { schedules } from '../trace/schedules.ts'
import { draw, recordingFrom } from './draw.ts'
import { LIMITS } from './limits.ts'

it('counts hand-offs, barging, re-acquisitions and acquisitions of a free GIL', () => {
  const timeline = draw`
    A ##.##....##......
    B ....ww##.........
    C .......wwww##....
    D ...............##
  `
  // A acquires again. A hands off to B. A barges past C, then hands off to C. D acquires the free GIL.
  expect(handed.measure(timeline, LIMITS).handed).toMatchObject({ handOffs: 2, barging: 1, reacquisitions: 1, uncontended: 1 })
})

it('counts each pair of threads, the most frequent first', () => {
  const { pairs } = handed.measure(
    draw`
      A ##ww##ww##
      B .w##ww##ww##
      C ...........ww##
    `,
    LIMITS,
  ).handed
  expect(pairs).toEqual([
    { from: 0, to: 1, n: 3, handOffs: 3, barging: 0 },
    { from: 1, to: 0, n: 2, handOffs: 2, barging: 0 },
    { from: 1, to: 2, n: 1, handOffs: 1, barging: 0 },
  ])
})

it('counts every acquisition after the first once, and agrees with the hand-off metric', () => {
  fc.assert(
    fc.property(schedules, (drawing) => {
      const timeline = buildTimeline(recordingFrom(drawing))
      const { handOffs, barging, reacquisitions, uncontended, pairs } = handed.measure(timeline, LIMITS).handed
      const { ns, barging: barged } = handoffsOf(timeline)
      expect([handOffs, barging]).toEqual([ns.length, barged])
      expect(handOffs + barging + reacquisitions + uncontended).toBe(timeline.holds.length - 1)
      expect(pairs.reduce((sum, { n }) => sum + n, 0)).toBe(timeline.holds.length - 1)
    }),
  )
})
