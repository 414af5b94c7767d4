import { describe, expect, it } from 'vitest'
import { forbiddenImports, importsOf, readRooms } from './imports.ts'
import { readSources } from './sources.ts'

describe('rooms', () => {
  it('import only what the table of the architecture allows', () => {
    const sources = readSources(['assembly', 'src'])
    expect(Object.keys(sources).length).toBeGreaterThan(20)
    expect(forbiddenImports(sources)).toEqual([])
  })
})

describe('an import is reported where', () => {
  const cases: readonly [what: string, path: string, source: string][] = [
    ['a metric imports the lab', 'src/metrics/x.ts', "import { run } from '../lab/run.ts'"],
    ["a chart imports Node's clock", 'src/charts/x.ts', "import { performance } from 'node:perf_hooks'"],
    ['a metric imports a package', 'src/metrics/x.ts', "import { mean } from 'simple-statistics'"],
    ['the model imports the program', 'src/model/x.ts', "import type { A } from '../program/a.ts'"],
    ['the page imports the command line', 'src/view/x.ts', "export { table } from '../cli/terminal/table.ts'"],
    ['the import is dynamic', 'src/trace/x.ts', "const { probe } = await import('../lab/probe.ts')"],
    ['the import is for its effect', 'src/statistics/x.ts', "import '../model/gils.ts'"],
    ['one policy imports another', 'assembly/gil/fifo.ts', "import { TickGil } from './tick'"],
    ['the interpreter imports a policy', 'assembly/vm/x.ts', "import { TickGil } from '../gil/tick'"],
    ['a lock imports the operating system', 'assembly/sync/x.ts', "import { Sleep } from '../os/sleep'"],
    ['a file outside the platform names a worker', 'src/charts/x.ts', "new Worker(new URL('../platform/node-worker.ts', import.meta.url))"],
    ['the file is in no room', 'src/utils/x.ts', "import { GILS } from '../model/gils.ts'"],
  ]
  it.each(cases)('%s', (_what, path, source) => {
    expect(forbiddenImports({ [path]: source })).toHaveLength(1)
  })
})

describe('an import is allowed', () => {
  const cases: readonly [path: string, source: string][] = [
    ['assembly/gil/gil.ts', "import { TickGil } from './tick'"],
    ['assembly/vm/x.ts', "import { Gil } from '../gil/gil'"],
    ['src/platform/browser.ts', "new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' })"],
    ['src/experiments/x.ts', "import source from './x.py?raw'"],
    ['src/metrics/x.ts', "// import { run } from '../lab/run.ts'"],
    ['src/metrics/x.ts', "import * as v from 'valibot'"],
  ]
  it.each(cases)('%s: %s', (path, source) => {
    expect(forbiddenImports({ [path]: source })).toEqual([])
  })
})

it('finds imports that span several lines', () => {
  expect(importsOf("import {\n  a,\n  b,\n} from './x.ts'\nexport type * from './y.ts'")).toEqual(['./x.ts', './y.ts'])
})

describe('the import table', () => {
  const group = '| base | `assembly/abi` `src/model` |'
  const rooms = '| `assembly/abi` | numbers | nothing |\n| `src/model` | types | `assembly/abi` |'

  it('is read from rows of rooms and groups', () => {
    expect(readRooms(`${group}\n${rooms}\n| \`src/a.ts\` \`src/b\` | x | base |`)['src/a.ts']).toEqual({
      files: ['src/a.ts', 'src/b/'],
      mayImport: ['assembly/abi', 'src/model'],
    })
  })

  it.each([
    ['a group', '| `src/a` | x | basis |', 'does not define the group "basis"'],
    ['a room', '| `src/a` | x | `src/nowhere` |', 'has no row for src/nowhere'],
  ])('is refused if it names %s that it lacks', (_what, row, message) => {
    expect(() => readRooms(`${rooms}\n${row}`)).toThrow(message)
  })
})
