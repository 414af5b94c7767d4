import { expect, it } from 'vitest'
import { hold } from '../../src/metrics/hold.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from acquiring the GIL to releasing it', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwwwww###
  `
  expect(hold.measure(timeline, LIMITS).holdUs).toMatchObject({ n: 3, p50: 3, max: 4 })
})

it('counts a hold that is open at the end of the run with its length so far', () => {
  expect(hold.measure(draw`A ##.#####>`, LIMITS).holdUs).toMatchObject({ n: 2, max: 5 })
})
