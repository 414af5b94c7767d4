import { expect, it } from 'vitest'
import { overshoot } from '../../src/metrics/overshoot.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from the drop request to the release', () => {
  const timeline = draw`
    A ########wwwww##
    B .wwww!wwww###
  `
  expect(overshoot.measure(timeline, LIMITS).overshootUs).toMatchObject({ n: 1, p50: 3 })
})

it('counts from the first of several requests during one hold', () => {
  const timeline = draw`
    A ##########
    B .wwww!wwwwww##
    C .wwwwww!wwwwwww##
  `
  expect(overshoot.measure(timeline, LIMITS).overshootUs).toMatchObject({ n: 1, p50: 5 })
})

it('is below the step if the request has the timestamp of the release, or one just after it', () => {
  const timeline = draw`
    A ######.....##
    B .wwwww!w##
  `
  expect(overshoot.measure(timeline, LIMITS).overshootUs).toMatchObject({ n: 1, belowStep: 1, max: 0 })
})

it('assigns a request with the timestamp of an acquisition to the previous holder', () => {
  const timeline = draw`
    A ######
    B .wwwww####
    C .wwwww!wwww##
  `
  expect(overshoot.measure(timeline, LIMITS).overshootUs).toMatchObject({ n: 1, belowStep: 1 })
})

it('leaves out a hold that never ended', () => {
  const timeline = draw`
    A ######>
    B .ww!ww>
  `
  expect(overshoot.measure(timeline, LIMITS).overshootUs.n).toBe(0)
})
