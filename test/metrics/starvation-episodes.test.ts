import { expect, it } from 'vitest'
import { starvationEpisodes } from '../../src/metrics/starvation-episodes.ts'
import { drawWith } from './draw.ts'
import { LIMITS } from './limits.ts'

const draw = drawWith({ settings: { switchIntervalUs: 2 } })
const measure = (timeline: ReturnType<typeof draw>) => starvationEpisodes.measure(timeline, LIMITS).starvationEpisodes

it('lists each wait of more than three switch intervals with the threads that held the GIL meanwhile', () => {
  const { n, totalMs, longest } = measure(draw`
    A ######....####
    B .wwwwwwwwwww##
    C ......###.....
  `)
  expect([n, totalMs]).toEqual([1, 0.011])
  expect(longest).toMatchObject([{ thread: 1, startMs: 0.001, ms: 0.011, censored: false }])
  expect(longest[0]!.culprits.map(({ thread, share }) => [thread, Math.round(share * 11)])).toEqual([
    [0, 7],
    [2, 3],
  ])
  expect(longest[0]!.nobodyShare).toBeCloseTo(1 / 11, 9)
})

it('marks an episode that is open at the end of the run', () => {
  const { longest } = measure(draw`
    A ##########>
    B ..wwwwwwww>
  `)
  expect(longest).toEqual([{ thread: 1, startMs: 0.002, ms: 0.008, censored: true, culprits: [{ thread: 0, share: 1 }], nobodyShare: 0 }])
})

it('has no episode if no thread waited for more than three switch intervals', () => {
  expect(
    measure(draw`
      A ######
      B wwwwww##
    `),
  ).toEqual({ n: 0, totalMs: 0, longest: [] })
})
