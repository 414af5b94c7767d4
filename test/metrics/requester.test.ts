import { expect, it } from 'vitest'
import { requester } from '../../src/metrics/requester.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('tells who asked from who got', () => {
  // B asks and C gets it; then A asks and A gets it.
  const timeline = draw`
    A ######wwww!w##
    B .wwww!wwwwwwwww##
    C ..wwwww#####
  `
  expect(requester.measure(timeline, LIMITS).requesterNext).toEqual({ contestedRequests: 2, next: 1, share: 0.5 })
})

it('leaves out what nobody asked for, and requests of one that waited alone', () => {
  const timeline = draw`
    A ######
    B .wwww!w##
    C ........wwww##
  `
  expect(requester.measure(timeline, LIMITS).requesterNext).toEqual({ contestedRequests: 0, next: 0, share: null })
})
