import { describe, expect, it } from 'vitest'
import { GILS } from '../../src/model/gils.ts'
import { forbiddenConstructs, namedByKind, unregisteredLeaves, unregisteredPolicies } from './conventions.ts'
import { readSources } from './sources.ts'

const assembly = readSources(['assembly'])
const src = readSources(['src'])

describe('file names', () => {
  it('say what a file is about, not what kind of thing it contains', () => {
    expect(
      namedByKind([
        ...Object.keys(assembly),
        ...Object.keys(src),
        ...Object.keys(readSources(['test', 'e2e', 'scripts'], /\.m?ts$|\.mjs$/)),
      ]),
    ).toEqual([])
  })

  it.each(['src/utils/a.ts', 'src/cli/helpers.ts', 'src/types/run.ts', 'assembly/common/x.ts'])('%s is reported', (path) => {
    expect(namedByKind([path])).toHaveLength(1)
  })

  it('a longer name that contains such a word is accepted', () => {
    expect(namedByKind(['src/wasm-types.d.ts', 'src/model/prototypes.ts'])).toEqual([])
  })
})

describe('the sources of the machine', () => {
  it('use atomics in two files only, and no strings, objects or module state', () => {
    expect(forbiddenConstructs(assembly)).toEqual([])
  })

  it.each([
    ['assembly/gil/x.ts', 'atomic.store<i32>(p, 1)'],
    ['assembly/word.ts', 'atomic.wait<i32>(p, 0, -1)'],
    ['assembly/vm/x.ts', 'const t = memory.data(16)'],
    ['assembly/vm/x.ts', 'const l = new List()'],
    ['assembly/os/x.ts', 'let counter: i32 = 0'],
    ['assembly/os/x.ts', "const name = 'main'"],
    ['assembly/os/x.ts', '@inline\nexport function f(): void {}'],
  ])('%s with %j is reported', (path, source) => {
    expect(forbiddenConstructs({ [path]: source })).toHaveLength(1)
  })

  it('comments may mention these constructs', () => {
    expect(forbiddenConstructs({ 'assembly/vm/x.ts': '// no atomic.wait here\n/** never new List() */\nexport const A = 1' })).toEqual([])
  })
})

describe('registries', () => {
  const policies = assembly['assembly/abi/policies.ts']!
  const dispatch = assembly['assembly/gil/dispatch.ts']!
  const described = GILS.map((gil) => gil.policy as number)

  it('every policy has a descriptor and a case', () => {
    expect(unregisteredPolicies(policies, dispatch, described)).toEqual([])
  })

  it('no two GILs share an id or a policy', () => {
    expect(new Set(GILS.map((gil) => gil.id)).size).toBe(GILS.length)
    expect(new Set(described).size).toBe(GILS.length)
  })

  it('a policy without a descriptor or without a case is reported', () => {
    expect(unregisteredPolicies(policies, dispatch, described.slice(1))).toHaveLength(1)
    expect(unregisteredPolicies('enum Policy { FIFO = 9 }', '// Policy.FIFO', [9])).toEqual(['Policy.FIFO has no case in dispatch.ts'])
  })

  it('every metric and every experiment is registered', () => {
    expect(unregisteredLeaves(src, 'src/metrics', 'Metric')).toEqual([])
    expect(unregisteredLeaves(src, 'src/experiments', 'Experiment')).toEqual([])
  })

  it('a file that its index does not import is reported', () => {
    const lonely = { 'src/experiments/index.ts': '', 'src/experiments/x.ts': 'export const x: Experiment = {}' }
    expect(unregisteredLeaves(lonely, 'src/experiments', 'Experiment')).toEqual(['src/experiments/x.ts is not in src/experiments/index.ts'])
  })
})
