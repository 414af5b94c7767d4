import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { unusedExports } from './exports.ts'
import { readSources } from './sources.ts'

/**
 * Files whose exports have importers that this test does not see: the package's entries, the exports of the Wasm module, and modules that a
 * script or a page loads by their path.
 */
const ENTRIES = [
  /^(src\/(index|index\.node|report)|src\/playwright\/index|src\/view\/element\/define|assembly\/index)\.ts$/,
  /^(test\/program\/(corpus|refused)|e2e\/board\/every-interval-mutant|bench\/fifo\/condition)\.ts$/,
]
const CONFIGS = [
  'vite.config.ts',
  'vite.bench.config.ts',
  'vite.lib.config.ts',
  'vite.node.config.ts',
  'vitest.config.ts',
  'playwright.config.ts',
]

describe('exports', () => {
  it('are imported by another file', () => {
    const configs = Object.fromEntries(CONFIGS.map((path) => [path, readFileSync(path, 'utf8')]))
    const sources = readSources(['assembly', 'src', 'test', 'e2e', 'bench', 'scripts'], /\.(ts|mjs)$/)
    const judged = (path: string) => path.endsWith('.ts') && !ENTRIES.some((entry) => entry.test(path))
    expect(unusedExports({ ...configs, ...sources }, judged)).toEqual([])
  })

  it('without an importer are reported', () => {
    const sources = { 'src/a.ts': 'export const used = 1\nexport interface Lonely {}', 'src/b.ts': "import { used } from './a.ts'" }
    expect(unusedExports(sources, () => true)).toEqual(['src/a.ts exports Lonely, which no other file imports'])
  })

  it.each([
    "import * as a from './a.ts'",
    "export * from './a.ts'",
    "const a = await import('./a.ts')",
    "import { type Lonely as Renamed } from './a.ts'",
    "export { Lonely } from './a.ts'",
    "import { Lonely } from './a'",
  ])('count as imported with %j', (importer) => {
    expect(unusedExports({ 'src/a.ts': 'export interface Lonely {}', 'src/b.ts': importer }, (path) => path === 'src/a.ts')).toEqual([])
  })
})
