import { expect, it } from 'vitest'
import { quickOf } from '../../src/view/element/quick.ts'

it.each([
  ['an experiment with many rounds', { experiment: 'countdown' }, { rounds: 3 }],
  ['an experiment with long rounds', { experiment: 'sharing' }, { rounds: 3, narrows: true }],
  ['an experiment with very long rounds', { experiment: 'many-threads' }, { rounds: 1 }],
  ['an experiment whose lesson has all its rounds', { experiment: 'sleep' }, undefined],
  ['a request with a number of rounds', { experiment: 'countdown', rounds: 7 }, undefined],
  ['a program of the author', { program: { file: 'a.py', source: '' } }, undefined],
])('the quick answer of %s has its rounds', (_, request, quick) => {
  expect(quickOf(request)).toEqual(quick)
})
