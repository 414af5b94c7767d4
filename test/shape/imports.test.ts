import { describe, expect, it } from 'vitest'
import { forbiddenImports, importsOf } from './imports.ts'
import { readSources } from './sources.ts'

describe('the rooms of the house', () => {
  it('import only what the table of the architecture allows', () => {
    const sources = readSources(['assembly', 'src'])
    expect(Object.keys(sources).length).toBeGreaterThan(20)
    expect(forbiddenImports(sources)).toEqual([])
  })
})

describe('a forbidden import is found where', () => {
  const cases: readonly [what: string, path: string, source: string][] = [
    ['a metric looks at the lab', 'src/metrics/x.ts', "import { run } from '../lab/run.ts'"],
    ['a chart reaches for a clock of Node', 'src/charts/x.ts', "import { performance } from 'node:perf_hooks'"],
    ['a metric brings a package in', 'src/metrics/x.ts', "import { mean } from 'simple-statistics'"],
    ['the model looks at the program', 'src/model/x.ts', "import type { A } from '../program/a.ts'"],
    ['the page borrows from the command line', 'src/view/x.ts', "export { table } from '../cli/terminal/table.ts'"],
    ['an import is dynamic', 'src/trace/x.ts', "const { probe } = await import('../lab/probe.ts')"],
    ['an import is for its effect', 'src/statistics/x.ts', "import '../model/gils.ts'"],
    ['one policy knows another', 'assembly/gil/fifo.ts', "import { TickGil } from './tick'"],
    ['the interpreter knows a policy', 'assembly/vm/x.ts', "import { TickGil } from '../gil/tick'"],
    ['a lock knows the operating system', 'assembly/sync/x.ts', "import { Sleep } from '../os/sleep'"],
    ['a worker is named outside the platform', 'src/charts/x.ts', "new Worker(new URL('../platform/node-worker.ts', import.meta.url))"],
    ['a file lies in no room', 'src/utils/x.ts', "import { GILS } from '../model/gils.ts'"],
  ]
  it.each(cases)('%s', (_what, path, source) => {
    expect(forbiddenImports({ [path]: source })).toHaveLength(1)
  })
})

describe('an allowed import is', () => {
  const cases: readonly [path: string, source: string][] = [
    ['assembly/gil/gil.ts', "import { TickGil } from './tick'"],
    ['assembly/vm/x.ts', "import { Gil } from '../gil/gil'"],
    ['src/platform/browser.ts', "new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' })"],
    ['src/experiments/x.ts', "import source from './x.py?raw'"],
    ['src/metrics/x.ts', "// import { run } from '../lab/run.ts'"],
  ]
  it.each(cases)('%s: %s', (path, source) => {
    expect(forbiddenImports({ [path]: source })).toEqual([])
  })
})

it('finds imports that go over several lines', () => {
  expect(importsOf("import {\n  a,\n  b,\n} from './x.ts'\nexport type * from './y.ts'")).toEqual(['./x.ts', './y.ts'])
})
