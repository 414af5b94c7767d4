import { expect, it } from 'vitest'
import { bypass } from '../../src/metrics/bypass.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('counts the acquisitions by other threads during a wait: n − 1 under round robin', () => {
  const timeline = draw`
    A ##wwww##wwww##
    B .w##wwww##
    C .www##wwww##
  `
  // Before the first acquisitions, no thread bypasses A and B, and B bypasses C. Before each later acquisition, both other threads bypass
  // the thread that acquires.
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [2, 1, 4], max: 2 })
})

it('is high if two threads pass the GIL back and forth while a third waits', () => {
  const timeline = draw`
    A ##ww##ww##
    B .w##ww##
    C .wwwwwwwww##
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [2, 3, 0, 0, 1], max: 4 })
})

it('leaves out acquisitions before the thread wanted the GIL, and those while it was blocked', () => {
  const timeline = draw`
    A ##......w##
    B ..##.###
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [4], max: 0 })
})

it('counts a wait that is still open with its bypasses so far', () => {
  const timeline = draw`
    A ##ww##>
    B ..##ww>
    C .wwwww>
  `
  expect(bypass.measure(timeline, LIMITS).bypass.max).toBe(2)
})

it('counts values beyond the histogram in its last entry', () => {
  const timeline = draw`
    A ${'#.'.repeat(100)}
    B ${'w'.repeat(200)}##
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toMatchObject({ max: 100, histogram: { length: 64, 0: 100, 63: 1 } })
})

it('is empty without a GIL', () => {
  const timeline = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [], max: 0 })
})
