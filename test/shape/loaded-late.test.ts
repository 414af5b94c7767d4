import { expect, it } from 'vitest'
import { loadedFirst } from './loaded-late.ts'
import { readSources } from './sources.ts'

const sources = readSources(['assembly', 'src'])
const LATE = /^src\/(explore|check|view\/schedule)\/|^dist\/explore/

it.each([
  'src/view/page/lab-page.ts',
  'src/view/element/frame.ts',
  'src/view/element/define.ts',
  'src/view/element/schedule-poster.ts',
  'src/view/runner.ts',
  'src/index.ts',
])('%s loads no part of the explorer before a reader opens a schedule', (entry) => {
  const loaded = loadedFirst(sources, entry)
  expect(loaded.length).toBeGreaterThan(3)
  expect(loaded.filter((path) => LATE.test(path))).toEqual([])
})

it('a file that loads with another is found through other files, but not through types and dynamic imports', () => {
  const files = {
    'src/a.ts': "import { b } from './b.ts'\nimport type { T } from './t.ts'\nconst late = () => import('./late.ts')",
    'src/b.ts': "export * from './c.ts'\nimport './d.css?inline'",
    'src/c.ts': "import { type U, v } from '../e.wasm?url'",
  }
  expect(loadedFirst(files, 'src/a.ts').sort()).toEqual(['e.wasm', 'src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.css'])
})
