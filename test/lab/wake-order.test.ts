import { describe, expect, it } from 'vitest'
import { orderOf } from '../../src/lab/probe/wake-order.ts'

describe('the wake order', () => {
  it('counts each wake-up with a choice, and those of the longest waiter', () => {
    expect(orderOf([0, 1, 2, 0, 1, 2], 3)).toEqual({ wakes: 4, longestFirst: 4 })
  })

  it('shows a queue that wakes the youngest waiter first', () => {
    expect(orderOf([2, 1, 0, 2, 1, 0], 3)).toEqual({ wakes: 4, longestFirst: 0 })
  })

  it('counts a single exchange', () => {
    expect(orderOf([1, 0, 2], 3)).toEqual({ wakes: 2, longestFirst: 1 })
  })
})
