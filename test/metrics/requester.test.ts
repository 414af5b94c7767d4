import { expect, it } from 'vitest'
import { requester } from '../../src/metrics/requester.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('counts switches that went to the requester', () => {
  // B requests the GIL, but C acquires it. Later A requests the GIL and acquires it itself.
  const timeline = draw`
    A ######wwww!w##
    B .wwww!wwwwwwwww##
    C ..wwwww#####
  `
  expect(requester.measure(timeline, LIMITS).requesterNext).toEqual({ contestedRequests: 2, next: 1, share: 0.5 })
})

it('leaves out switches without a request, and requests by a sole waiter', () => {
  const timeline = draw`
    A ######
    B .wwww!w##
    C ........wwww##
  `
  expect(requester.measure(timeline, LIMITS).requesterNext).toEqual({ contestedRequests: 0, next: 0, share: null })
})
