import { expect, it } from 'vitest'
import { longestWaiter } from '../../src/metrics/longest-waiter.ts'
import { draw } from './draw.ts'
import { LIMITS } from './limits.ts'

it('is 0 under round robin', () => {
  const timeline = draw`
    A ###wwww##
    B .ww##wwww##
    C ..www##wwww##
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext).toEqual({ contestedSwitches: 4, notNext: 0, share: 0 })
})

it('is 1 while two play ping-pong and a third waits', () => {
  const timeline = draw`
    A ###ww##ww##>
    B ..w##ww##ww>
    C .wwwwwwwwww>
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext).toEqual({ contestedSwitches: 4, notNext: 4, share: 1 })
})

it('counts a switch to one that had not even waited', () => {
  const timeline = draw`
    A ###
    B .wwwwww##
    C ..wwwwwww##
    D ....##
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext).toMatchObject({ contestedSwitches: 2, notNext: 1 })
})

it('is unknown where no switch was contested', () => {
  const timeline = draw`
    A ###ww##
    B ..w##
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext.share).toBeNull()
})
