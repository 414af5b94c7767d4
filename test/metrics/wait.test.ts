import { expect, it } from 'vitest'
import { wait } from '../../src/metrics/wait.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from wanting the GIL to having it; no wait is below the step', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwww#####
  `
  expect(wait.measure(timeline, LIMITS).waitUs).toMatchObject({ n: 3, belowStep: 1, p50: 4, p90: 6, max: 6, censored: 0 })
})

it('counts a wait that the end of the run cut off with the length it had reached', () => {
  const timeline = draw`
    A ##########>
    B ..wwwwwwww>
  `
  expect(wait.measure(timeline, LIMITS).waitUs).toMatchObject({ n: 2, max: 8, censored: 1 })
})
