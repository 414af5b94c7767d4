import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('two words of the control block never share an address', () => {
  const source = readFileSync('assembly/abi/layout.ts', 'utf8')
  const words = [...source.matchAll(/^export const (\w+): usize = CONTROL \+ (\d+)$/gm)].map(([, name, offset]) => ({ name, offset }))
  expect(words.length).toBeGreaterThan(10)
  expect(words.filter(({ offset }, index) => words.findIndex((other) => other.offset === offset) !== index)).toEqual([])
})
