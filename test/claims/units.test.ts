import { expect, it } from 'vitest'
import { calls, intervals, points, ticks, turns } from '../../src/claims/units.ts'

it.each([
  [ticks(1), '1 tick'],
  [ticks(100.9), '100.9 ticks'],
  [ticks(1001.002), '1,001 ticks'],
  [turns(5444.3), '5,444 turns'],
  [points(0.01), '1 point'],
  [points(0.125), '12.5 points'],
  [intervals(1), '1 switch interval'],
  [intervals(2.03), '2.03 switch intervals'],
  [calls(1), '1 call'],
  [calls(0), '0 calls'],
])('a figure of a claim has the right number of its unit: %s', (words, expected) => {
  expect(words).toBe(expected)
})
