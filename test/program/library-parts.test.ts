import { describe, expect, it } from 'vitest'
import { CONCURRENT } from '../../bench/first-compile.ts'
import { partsOf } from '../../src/program/compile/modules/library-parts.ts'
import { Symbols } from '../../src/program/compile/symbols.ts'
import { compile } from '../../src/program/index.ts'
import { LIBRARY_SOURCES } from '../../src/program/library/sources.ts'
import { SourceText } from '../../src/program/source/source-text.ts'
import { children, parse } from '../../src/program/source/syntax.ts'
import { tried } from '../long.ts'

const PATHS = [...LIBRARY_SOURCES.keys()]

/** The dotted name of the module that a library file contains. */
const moduleOf = (path: string) => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')

/** The names of all functions in a compiled program, including those of library files. */
const functionsOf = (source: string) => compile(source, 'program.py').functions.map(({ name }) => name)

describe.each(PATHS)('lib/%s', (path) => {
  const text = LIBRARY_SOURCES.get(path) as string
  const source = new SourceText(text, path)
  const module = parse(source).topNode

  it('consists of its parts, each of which is one statement at module level', () => {
    expect(
      partsOf(path)
        .map((part) => part.text)
        .join('\n'),
    ).toBe(text)
    let from = 0
    const starts: number[] = []
    for (const part of partsOf(path)) {
      if (/^[^\s#]/.test(part.text)) starts.push(from)
      from += part.text.length + 1
    }
    expect(starts).toEqual(children(module).map((statement) => statement.from))
  })

  it('has parts with the names that its statements bind', () => {
    const { module: table, assignedGlobals } = new Symbols(source, module)
    const bound = [...assignedGlobals, ...table.clauses.map(({ name }) => name)].filter((name) => !/^(__all__|\*)$/.test(name))
    // A part without names, such as a `for` statement, is always compiled. Any word in it may be a name that it binds.
    const always = partsOf(path).flatMap(({ names, text: statement }) => (names ? [] : (statement.match(/\w+/g) ?? [])))
    const known = new Set(partsOf(path).flatMap(({ names }) => names ?? []))
    expect(bound.filter((name) => !known.has(name) && !always.includes(name))).toEqual([])
    expect([...known].filter((name) => !bound.includes(name))).toEqual([])
  })
})

const PUBLIC = PATHS.filter((path) => !/(^|\/)_(?!_init__)/.test(path)).flatMap((path) => {
  const name = moduleOf(path)
  const parts = partsOf(path).flatMap(({ names, clauses }) => (clauses.length > 0 ? [] : (names ?? [])))
  return parts.filter((one) => !one.startsWith('_')).map((one) => [name, one] as const)
})

describe('a program that imports one name of the library', () => {
  it.each(tried(PUBLIC, 9))('compiles with %s.%s', (module, name) => {
    expect(() => compile(`from ${module} import ${name}\n`, 'program.py')).not.toThrow()
  })

  it('contains what the name needs, and nothing else of the module', () => {
    const functions = functionsOf('from queue import LifoQueue\nLifoQueue()\n')
    expect(functions).toEqual(expect.arrayContaining(['Queue', 'LifoQueue', 'Condition']))
    expect(functions).not.toContain('PriorityQueue')
    expect(functions).not.toContain('SimpleQueue')
  })

  it('imports only the names that it needs in the files of the library', () => {
    const { modules } = compile('from concurrent.futures import Future\nFuture()\n', 'program.py')
    expect(modules.map(({ file }) => file)).not.toContain('lib/concurrent/futures/thread.py')
  })

  it('contains everything after an import of all names', () => {
    expect(functionsOf('from queue import *\nLifoQueue()\n')).toEqual(expect.arrayContaining(['Queue', 'LifoQueue', 'PriorityQueue']))
  })

  it('still names all members of the module in a message', () => {
    expect(() => compile('import queue\nqueue.LifoQueue()\nqueue.types\n', 'program.py')).toThrow(/LifoQueue.*SimpleQueue/)
  })
})

// The time of a first compilation grows with the number of functions. `npm run bench -- compile` measures the time.
describe('a program that imports threading, queue and concurrent.futures', () => {
  const compiled = compile(CONCURRENT, 'program.py')

  it('contains at most 120 functions, so that its compilation takes at most 150 ms in Chromium', () => {
    expect(compiled.functions.length).toBeLessThanOrEqual(120)
  })

  it('contains at most 30,000 characters of the library', () => {
    const characters = compiled.modules.filter(({ isLibrary }) => isLibrary).map(({ source }) => source.replace(/\n+/g, '\n').length)
    expect(characters.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(30_000)
  })

  it('compiles to the same code the second time, with the trees of the first', () => {
    expect(compile(CONCURRENT, 'program.py')).toEqual(compiled)
  })
})
