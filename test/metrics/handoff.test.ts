import { expect, it } from 'vitest'
import { handoff } from '../../src/metrics/handoff.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from a release to the acquisition by a thread that was waiting', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwwwww###
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 2, direct: 2, barging: 0, belowStep: 1, p50: 0, max: 3 })
})

it('leaves out a thread that found the GIL free, and a releaser that retook the GIL', () => {
  const timeline = draw`
    A ##.....##...##
    B ....##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 0, direct: 0, barging: 0, ratioToFloorP50: null })
})

it('counts as barging a releaser or a later thread that overtook a waiter', () => {
  const timeline = draw`
    A ##.##.##
    B .wwwwwwwwww##
    C .........##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 1, barging: 3 })
})

it('is given as a ratio to the park floor if the clock can resolve it', () => {
  const timeline = draw`
    A ##
    B wwwwww##
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs.ratioToFloorP50).toBe(2)
})

it('shows no time shorter than the clock step or the clock offset', () => {
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

it('does not exist without a GIL', () => {
  const timeline = drawWith({ settings: { gil: 'none' } })`
    A ####
    B .####
  `
  expect(handoff.measure(timeline, LIMITS).handoffUs).toMatchObject({ n: 0, barging: 0 })
})
