import { expect, it } from 'vitest'
import { hold } from '../../src/metrics/hold.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is the time from taking the GIL to giving it up', () => {
  const timeline = draw`
    A ####wwwwww##
    B .wwwwww###
  `
  expect(hold.measure(timeline, LIMITS).holdUs).toMatchObject({ n: 3, p50: 3, max: 4 })
})

it('counts a hold that the end of the run cut off with the length it had reached', () => {
  expect(hold.measure(draw`A ##.#####>`, LIMITS).holdUs).toMatchObject({ n: 2, max: 5 })
})
