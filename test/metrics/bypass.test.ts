import { expect, it } from 'vitest'
import { bypass } from '../../src/metrics/bypass.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('counts how often others acquired while a thread waited: n − 1 under round robin', () => {
  const timeline = draw`
    A ##wwww##wwww##
    B .w##wwww##
    C .www##wwww##
  `
  // First waits: A none, B none in between, C after B; then each is passed by the two others.
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [2, 1, 4], max: 2 })
})

it('shows two playing ping-pong while a third waits', () => {
  const timeline = draw`
    A ##ww##ww##
    B .w##ww##
    C .wwwwwwwww##
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [2, 3, 0, 0, 1], max: 4 })
})

it('does not count what was acquired before the thread wanted it, nor what it gave away by blocking', () => {
  const timeline = draw`
    A ##......w##
    B ..##.###
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [4], max: 0 })
})

it('counts open waits with what they had suffered', () => {
  const timeline = draw`
    A ##ww##>
    B ..##ww>
    C .wwwww>
  `
  expect(bypass.measure(timeline, LIMITS).bypass.max).toBe(2)
})

it('gathers what is beyond the histogram in its last entry', () => {
  const timeline = draw`
    A ${'#.'.repeat(100)}
    B ${'w'.repeat(200)}##
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toMatchObject({ max: 100, histogram: { length: 64, 0: 100, 63: 1 } })
})

it('is nothing without a GIL', () => {
  const timeline = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(bypass.measure(timeline, LIMITS).bypass).toEqual({ histogram: [], max: 0 })
})
