import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, boundsOf, pannedBy, showing, wholeOf, within, zoomedBy } from '../../../src/view/timeline/window.ts'

const BOUNDS = { wallNs: 1_000_000, leastNs: 1000 }

describe('the window on a timeline', () => {
  it('keeps the time under the pointer in place while it zooms', () => {
    const zoomed = zoomedBy({ fromNs: 0, toNs: 1_000_000 }, 0.1, 0.3, BOUNDS)
    expect(zoomed).toEqual({ fromNs: 270_000, toNs: 370_000 })
  })

  it('never exceeds the run, and never becomes shorter than the clock can resolve', () => {
    expect(pannedBy({ fromNs: 0, toNs: 1000 }, -1, BOUNDS)).toEqual({ fromNs: 0, toNs: 1000 })
    expect(pannedBy({ fromNs: 999_000, toNs: 1_000_000 }, 1, BOUNDS)).toEqual({ fromNs: 999_000, toNs: 1_000_000 })
    expect(zoomedBy({ fromNs: 10, toNs: 2000 }, 1e-9, 0.5, BOUNDS)).toEqual({ fromNs: 505, toNs: 1505 })
    expect(zoomedBy({ fromNs: 10, toNs: 2000 }, 1e9, 0.5, BOUNDS)).toEqual(wholeOf(BOUNDS))
    expect(
      boundsOf([
        { wallNs: 500, clockStepNs: 5000 },
        { wallNs: 70_000, clockStepNs: 10 },
      ]),
    ).toEqual({ wallNs: 70_000, leastNs: 50_000 })
  })

  it('moves to a slice chosen by key, only if the slice is not visible', () => {
    const window = { fromNs: 100_000, toNs: 200_000 }
    expect(showing(window, { fromNs: 110_000, toNs: 120_000 }, BOUNDS)).toBe(window)
    expect(showing(window, { fromNs: 300_000, toNs: 310_000 }, BOUNDS)).toEqual({ fromNs: 220_000, toNs: 320_000 })
    expect(showing(window, { fromNs: 50_000, toNs: 60_000 }, BOUNDS)).toEqual({ fromNs: 40_000, toNs: 140_000 })
    expect(showing(window, { fromNs: 0, toNs: 400_000 }, BOUNDS)).toBe(window)
    expect(showing(window, { fromNs: 250_000, toNs: 900_000 }, BOUNDS)).toEqual({ fromNs: 240_000, toNs: 340_000 })
    expect(showing(window, { fromNs: 0, toNs: 95_000 }, BOUNDS)).toEqual({ fromNs: 5000, toNs: 105_000 })
    expect(around({ fromNs: 100_000, toNs: 200_000 }, BOUNDS)).toEqual({ fromNs: 75_000, toNs: 225_000 })
  })

  it('stays inside the run for any sequence of moves', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), number, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }), (moves) => {
        let window = wholeOf(BOUNDS)
        for (const [kind, amount, at] of moves) {
          if (kind === 0) window = pannedBy(window, amount, BOUNDS)
          else if (kind === 1) window = zoomedBy(window, 10 ** amount, at, BOUNDS)
          else window = within({ fromNs: amount * 1e6, toNs: amount * 1e6 + at * 1e6 }, BOUNDS)
          expect(window.fromNs).toBeGreaterThanOrEqual(-1e-6)
          expect(window.toNs).toBeLessThanOrEqual(1e6 + 1e-6)
          expect(window.toNs - window.fromNs).toBeGreaterThanOrEqual(1000 - 1e-6)
        }
      }),
    )
  })
})
