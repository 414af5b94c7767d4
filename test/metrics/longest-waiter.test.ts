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

it('is 1 if two threads pass the GIL back and forth while a third waits', () => {
  const timeline = draw`
    A ###ww##ww##>
    B ..w##ww##ww>
    C .wwwwwwwwww>
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext).toEqual({ contestedSwitches: 4, notNext: 4, share: 1 })
})

it('counts a switch to a thread that had not waited', () => {
  const timeline = draw`
    A ###
    B .wwwwww##
    C ..wwwwwww##
    D ....##
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext).toMatchObject({ contestedSwitches: 2, notNext: 1 })
})

it('is null if no switch had two or more waiters', () => {
  const timeline = draw`
    A ###ww##
    B ..w##
  `
  expect(longestWaiter.measure(timeline, LIMITS).longestWaiterNotNext.share).toBeNull()
})
