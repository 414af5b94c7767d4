import { describe, expect, it } from 'vitest'
import { fairness, jainIndex } from '../../src/metrics/fairness.ts'
import { draw, drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

describe("Jain's index", () => {
  it('is 1 for equal shares, 1/n if one thread has everything, and 1 for no shares', () => {
    expect(jainIndex([2, 2, 2])).toBe(1)
    expect(jainIndex([5, 0, 0, 0])).toBe(0.25)
    expect(jainIndex([0, 0])).toBe(1)
  })

  it('is 1 if two threads take turns', () => {
    const timeline = draw`
      A ##ww##ww##
      B ww##ww##
    `
    expect(fairness.measure(timeline, LIMITS).fairness).toMatchObject({ jain: 1, shares: [0.6, 0.4] })
  })

  it('is 1/2 if one of two threads never acquires the GIL', () => {
    const timeline = draw`
      A ##########>
      B wwwwwwwwww>
    `
    expect(fairness.measure(timeline, LIMITS).fairness).toMatchObject({ jain: 0.5, shares: [1, 0] })
  })

  it('leaves out a thread that hardly wanted the GIL, and time in which only one thread wanted it', () => {
    const timeline = draw`
      main ##..............................#
      A    ..w##ww##ww##ww##ww##ww##########
      B    ..www##ww##ww##ww##ww##
    `
    expect(fairness.measure(timeline, LIMITS).fairness.jain).toBeCloseTo(1, 2)
  })

  it('is 1 if no threads competed', () => {
    expect(fairness.measure(draw`A ####`, LIMITS).fairness).toEqual({ jain: 1, jain100msP10: 1, shares: [1] })
  })
})

describe('windows of 100 ms', () => {
  it('show unfairness that averages out over the whole run', () => {
    // Each thread holds the GIL for 100 ms while the other waits. This is fair over the run and unfair in each window.
    const turn = 100_000
    const timeline = drawWith()`
      A ${'#'.repeat(turn)}${'w'.repeat(turn)}>
      B ${'w'.repeat(turn)}${'#'.repeat(turn)}>
    `
    expect(fairness.measure(timeline, LIMITS).fairness).toMatchObject({ jain: 1, jain100msP10: 0.5 })
  })

  it('are all complete; a run shorter than 100 ms is one window', () => {
    const timeline = draw`
      A ###w
      B www#
    `
    const { jain, jain100msP10 } = fairness.measure(timeline, LIMITS).fairness
    expect(jain100msP10).toBe(jain)
  })
})
