import { describe, expect, it } from 'vitest'
import { modes, modesWithShares } from '../../src/statistics/modes.ts'
import { seededRandom } from '../../src/statistics/random.ts'

const random = seededRandom(7)
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const around = (centre: number, n: number, spread = 0.12) => Array.from({ length: n }, () => centre * Math.exp(spread * normal()))

describe('the modes of a latency sample', () => {
  it('are two for hand-offs on one core and across two cores', () => {
    const found = modesWithShares([...around(3, 300), ...around(6.3, 700)])
    expect(found).toHaveLength(2)
    expect(found[0]!.at).toBeCloseTo(3, 0)
    expect(found[1]!.at).toBeCloseTo(6.3, 0)
    expect(found[0]!.share).toBeCloseTo(0.3, 1)
  })

  it('are a single one for a unimodal sample of any size', () => {
    for (const n of [100, 1000, 20_000]) expect(modes(around(5, n))).toHaveLength(1)
  })

  it('leave out a few outliers', () => {
    expect(modes([...around(5, 500), 900, 1000, 1100])).toHaveLength(1)
  })

  it('count the comb that a coarse clock makes of one mode as one mode', () => {
    const stepped = around(17, 1000, 0.3).map((us) => Math.round(us / 5) * 5)
    expect(modes(stepped, { step: 5 })).toHaveLength(1)
  })

  it('are none for an empty sample or one below the step, and the value itself for a single value', () => {
    expect(modes([])).toEqual([])
    expect(modes([0, 0, 0])).toEqual([])
    expect(modes([4, 4, 4])).toEqual([expect.closeTo(4)])
    expect(modes([4])).toEqual([expect.closeTo(4)])
  })
})
