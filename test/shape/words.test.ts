import { expect, it } from 'vitest'
import { readSources } from './sources.ts'
import { unclearWords } from './words.ts'

const TEXTS = readSources(['assembly', 'src', 'test', 'e2e', 'bench', 'scripts', 'docs', 'embed', 'examples'], /\.(ts|mjs|css|html|md)$/)

/** The check skips its own files, because they quote the forbidden constructions. */
const QUOTING = /^test\/shape\/words/

it('comments, tests, messages and documents use no construction that needs a second reading', () => {
  const checked = Object.fromEntries(Object.entries(TEXTS).filter(([path]) => !QUOTING.test(path)))
  expect(unclearWords(checked)).toEqual([])
})

it.each([
  'who is told',
  'it tells of waits',
  'whoever waits',
  'what stands there',
  'a line lies here',
  'what there is',
  'a value that is no bool',
  'the first of all.',
  'late ones at last',
])('%j is reported', (text) => {
  expect(unclearWords({ 'docs/x.md': text })).toHaveLength(1)
})

it.each(['is no longer parked', 'is no faster than one thread', 'of all rounds', 'there is no waiter', 'stands for a number'])(
  '%j is accepted',
  (text) => {
    expect(unclearWords({ 'docs/x.md': text })).toEqual([])
  },
)
