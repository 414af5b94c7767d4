import { expect, it } from 'vitest'
import { handoff } from '../../src/metrics/handoff.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from the release to the acquisition by one that was waiting', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwwwww###
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 2, direct: 2, barging: 0, belowStep: 1, p50: 0, max: 3 })
})

it('does not count one that came to a free GIL, nor one that came back to its own', () => {
  const timeline = draw`
    A ##.....##...##
    B ....##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 0, direct: 0, barging: 0, ratioToFloorP50: null })
})

it('counts as barging what overtook a waiter: the releaser itself, or one that came after the release', () => {
  const timeline = draw`
    A ##.##.##
    B .wwwwwwwwww##
    C .........##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 1, barging: 3 })
})

it('is given as a ratio to the park floor, where the clock can tell it', () => {
  const timeline = draw`
    A ##
    B wwwwww##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs.ratioToFloorP50).toBe(2)
})

it('shows nothing finer than the step, or the offset of the clocks', () => {
  const timeline = drawWith({ clockOffsetNs: 4500 })`
    A ##
    B wwwwww##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({
    n: 1,
    belowStep: 1,
    resolutionUs: 4.5,
    p50: 0,
    ratioToFloorP50: null,
  })
})

it('is nothing without a GIL', () => {
  const timeline = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 0, barging: 0 })
})
