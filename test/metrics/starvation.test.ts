import { expect, it } from 'vitest'
import { starvation } from '../../src/metrics/starvation.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

it('names the longest wait and the longest run of one thread', () => {
  const timeline = draw`
    A ###.##wwwww##
    B .wwwwww####
  `
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0.006,
    longestWaitThread: 'B',
    longestWaitCensored: false,
    // A's two holds with nobody in between.
    longestRunMs: 0.005,
    longestRunThread: 'A',
    neverRan: [],
  })
})

it('says that the longest wait was cut off by the end of the run', () => {
  const timeline = draw`
    A ########>
    B .wwwwwww>
  `
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0.007,
    longestWaitCensored: true,
    neverRan: ['B'],
  })
})

it('is the share of time in which somebody had waited longer than three switch intervals', () => {
  const timeline = drawWith({ settings: { switchIntervalUs: 2 } })`
    A ##########..........
    B wwwwwwwwww##
    C ..wwwwwwwwwww#######
  `
  // Three intervals are 6 µs: B starves from 6 to 10, C from 8 to 13: 7 of 20.
  expect(starvation.measure(timeline, LIMITS).starvation).toMatchObject({ starvedShare: 7 / 20, starvedAfterIntervals: 3 })
})

it('is 0 where nobody waited', () => {
  expect(starvation.measure(draw`A ####`, LIMITS).starvation).toMatchObject({
    longestWaitMs: 0,
    longestWaitThread: '',
    longestRunMs: 0.004,
    starvedShare: 0,
  })
})
