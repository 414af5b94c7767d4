import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')

it('the size of an embed before its click is one limit, wherever it is stated', () => {
  const [, limit] = /limit: '(\d+ kB)'/.exec(read('.size-limit.mjs'))!
  const stated = ['README.md', 'docs/embedding.md', 'docs/bench.md', 'bench/rows/embed.ts'].flatMap((file) =>
    [...read(file).matchAll(/(?:under|less than|≤) ?(\d+ kB)/g)].map(([, size]) => `${file}: ${size}`),
  )
  expect(stated).toEqual([`README.md: ${limit}`, `docs/embedding.md: ${limit}`, `docs/bench.md: ${limit}`, `bench/rows/embed.ts: ${limit}`])
  // Only the bench's table contains measured sizes.
  for (const file of ['README.md', 'docs/embedding.md']) expect(read(file).match(/[\d.]+ kB/g), file).toEqual([limit])
})
