import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lockSections } from './locks.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/locks.md', import.meta.url))
const BEGIN = '<!-- begin of locks: `npm run docs` writes this part from assembly/gil -->\n'
const END = '<!-- end of locks -->'

it('docs/locks.md describes each GIL as its file does', async () => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
  expect(from).toBeGreaterThanOrEqual(BEGIN.length)
  expect(to).toBeGreaterThanOrEqual(from)
  await expect(`${text.slice(0, from)}\n${lockSections()}\n\n${text.slice(to)}`).toMatchFileSnapshot(DOCUMENT)
})
