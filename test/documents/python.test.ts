import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { pythonTables } from './python.ts'

const DOCUMENT = fileURLToPath(new URL('../../docs/python.md', import.meta.url))
const BEGIN = '<!-- begin of tables: `npm run docs` writes this part from the compiler and the machine -->\n'
const END = '<!-- end of tables -->'

it('docs/python.md lists what runs and what does not', { timeout: 120_000 }, async () => {
  const text = readFileSync(DOCUMENT, 'utf8')
  const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
  expect(from).toBeGreaterThanOrEqual(BEGIN.length)
  expect(to).toBeGreaterThanOrEqual(from)
  await expect(`${text.slice(0, from)}\n${pythonTables()}\n\n${text.slice(to)}`).toMatchFileSnapshot(DOCUMENT)
})
