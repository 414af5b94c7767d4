import { expect, it } from 'vitest'
import { wrap, wrapParts } from '../../src/cli/terminal/wrap.ts'

it('a part that is longer than a line is broken between its words', () => {
  expect(wrapParts(['first', 'a part of five words', 'last'], ' · ', 12)).toEqual(['first', 'a part of', 'five words', 'last'])
})

it('a word that is longer than a line is broken', () => {
  expect(wrap('one extraordinary word', 8)).toEqual(['one', 'extraord', 'inary', 'word'])
  expect(wrap('word', 0)).toEqual(['w', 'o', 'r', 'd'])
})

it('a number and its unit stay on one line', () => {
  expect(wrap('it waits 880 µs long', 12)).toEqual(['it waits', '880 µs long'])
})
