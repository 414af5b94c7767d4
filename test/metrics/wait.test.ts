import { expect, it } from 'vitest'
import { wait } from '../../src/metrics/wait.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from wanting the GIL to acquiring it; an acquisition without a wait is below the step', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwww#####
  `
  expect(wait.measure(timeline, LIMITS).waitUs).toMatchObject({ n: 3, belowStep: 1, p50: 4, p90: 6, max: 6, censored: 0 })
})

it('counts a wait that is open at the end of the run with its length so far', () => {
  const timeline = draw`
    A ##########>
    B ..wwwwwwww>
  `
  expect(wait.measure(timeline, LIMITS).waitUs).toMatchObject({ n: 2, max: 8, censored: 1 })
})
