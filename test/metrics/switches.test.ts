import { expect, it } from 'vitest'
import { switches } from '../../src/metrics/switches.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('counts changes of the holder, not holds', () => {
  const timeline = draw`
    A ##.##.ww##
    B .....w##
  `
  expect(switches.measure(timeline, LIMITS)).toEqual({ switches: 2, switchesPerSecond: 200_000 })
})

it('is 0 without a GIL', () => {
  const timeline = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(switches.measure(timeline, LIMITS).switches).toBe(0)
})
