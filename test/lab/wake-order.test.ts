import { describe, expect, it } from 'vitest'
import { orderOf } from '../../src/lab/probe/wake-order.ts'

describe('the wake order', () => {
  it('counts the wake-ups with two or more waiters, and those of the longest waiter', () => {
    expect(orderOf([0, 1, 2, 0, 1, 2], 3)).toEqual({ wakes: 4, longestFirst: 4 })
  })

  it('counts no wake-up of the longest waiter if each wake-up wakes the newest one', () => {
    expect(orderOf([2, 1, 0, 2, 1, 0], 3)).toEqual({ wakes: 4, longestFirst: 0 })
  })

  it('counts a round in which the second waiter wakes before the first', () => {
    expect(orderOf([1, 0, 2], 3)).toEqual({ wakes: 2, longestFirst: 1 })
  })
})
