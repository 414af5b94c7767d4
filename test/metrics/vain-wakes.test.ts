import { expect, it } from 'vitest'
import { vainWakes } from '../../src/metrics/vain-wakes.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('adds up the wake-ups that found the GIL taken, over all threads', () => {
  const timeline = draw`
    A ##.##.##
    B .wvwwvwww##
    C .wwwwvwwwww##
  `
  expect(vainWakes.measure(timeline, LIMITS)).toEqual({ vainWakes: 3 })
})
