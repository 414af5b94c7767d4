import { expect, it } from 'vitest'
import { seriesOf } from '../../src/view/element/quick.ts'

const own = { program: { file: 'a.py', source: '' } }

it.each([
  ['an experiment with many rounds', { experiment: 'countdown' }, { rounds: 3 }],
  ['an experiment with long rounds', { experiment: 'sharing' }, { rounds: 3, quick: true }],
  ['an experiment with very long rounds', { experiment: 'many-threads' }, { rounds: 1, quick: true }],
])('%s gives a provisional answer first, and then all its rounds', (_, asked, quick) => {
  expect(seriesOf(asked, false)).toEqual({ request: { ...asked, ...quick }, quickRounds: quick.rounds, more: 'Measure precisely' })
  expect(seriesOf(asked, true)).toEqual({ request: asked })
})

it.each([
  ['an experiment whose lesson has all its rounds', { experiment: 'sleep' }],
  ['an experiment with a number of rounds of its own', { experiment: 'countdown', rounds: 1 }],
  ['a program of the author with many rounds', { ...own, rounds: 7 }],
])('%s has no more rounds', (_, asked) => {
  for (const isPrecise of [false, true]) expect(seriesOf(asked, isPrecise)).toEqual({ request: asked })
})

it.each([
  ['a program of the author', own],
  ['a program of the author with a few rounds', { ...own, rounds: 3 }],
])('%s can have more rounds, and no answer about it is provisional', (_, asked) => {
  expect(seriesOf(asked, false)).toEqual({ request: asked, more: 'Measure more rounds' })
  expect(seriesOf(asked, true)).toEqual({ request: { ...asked, rounds: 7 } })
})
