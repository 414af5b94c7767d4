import { describe, expect, it } from 'vitest'
import { LabError } from '../../src/model/errors.ts'
import { compile } from '../../src/program/index.ts'
import { runSource } from '../vm/machine.ts'

/** The greatest depths that CPython 3.11 compiles: 2,989 for constructs without brackets, 200 for brackets, 99 for indentation. */
const MOST = 2989
const BRACKETS = 200
const INDENTS = 99
const TOO_DEEP = 12_000

type Shape = readonly [what: string, nest: (depth: number) => string, most: number]

const indented = (depth: number) =>
  `${Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}if a:\n`).join('')}${' '.repeat(depth)}b = 1`

const SHAPES: readonly Shape[] = [
  ['a sum', (depth) => `b = a${'+a'.repeat(depth)}`, MOST],
  ['a sum of numbers', (depth) => `b = 1${'+1'.repeat(depth)}`, MOST],
  ['a sum that a call holds', (depth) => `print(a${' - a'.repeat(depth)})`, MOST],
  ['and', (depth) => `b = a${' and a'.repeat(depth)}`, MOST],
  ['a comparison', (depth) => `b = a${' < a'.repeat(depth)}`, MOST],
  ['signs', (depth) => `b = ${'-'.repeat(depth)}a`, 2600],
  ['not', (depth) => `b = ${'not '.repeat(depth)}a`, 2600],
  ['powers', (depth) => `b = a${'**a'.repeat(depth)}`, 1300],
  ['conditions', (depth) => `b = a${' if a else a'.repeat(depth)}`, 600],
  ['subscripts', (depth) => `b = a${'[0]'.repeat(depth)}`, 1500],
  ['calls', (depth) => `b = a${'()'.repeat(depth)}`, 1500],
  ['attributes', (depth) => `b = a${'.name'.repeat(depth)}`, 1500],
  ['elif', (depth) => `if a: pass\n${'elif a: pass\n'.repeat(depth)}`, MOST],
  ['parentheses', (depth) => `b = ${'('.repeat(depth)}a${')'.repeat(depth)}`, BRACKETS],
  ['lists', (depth) => `b = ${'['.repeat(depth)}a${']'.repeat(depth)}`, BRACKETS],
  ['calls of calls', (depth) => `b = ${'int('.repeat(depth)}a${')'.repeat(depth)}`, BRACKETS],
  ['blocks', indented, INDENTS],
]

const program = (code: string) => `a = 1\n${code}\n`

describe('code that nests deeply', () => {
  it.each(SHAPES)('compiles: %s', (_, nest, most) => {
    expect(() => compile(program(nest(most)), 'x.py')).not.toThrow()
  })

  it.each(SHAPES.filter(([what]) => what !== 'blocks' && what !== 'elif' && what !== 'and' && what !== 'a comparison'))(
    'is refused if it is too deep, with a cut line: %s',
    (_, nest) => {
      let message = ''
      try {
        compile(program(nest(TOO_DEEP)), 'x.py')
      } catch (error) {
        expect(error).toBeInstanceOf(LabError)
        message = (error as LabError).message
      }
      const [first = '', ...lines] = message.split('\n')
      expect(first).toMatch(/^x\.py:\d+:\d+: gil-lab cannot compile code that nests this deeply/)
      for (const line of lines) expect(line.length).toBeLessThan(200)
    },
  )

  it('has the right value', () => {
    expect(
      runSource(program(`print(a${'+a'.repeat(1200)}, 1${'+1'.repeat(1200)}, ${'-'.repeat(1201)}a, ${'not '.repeat(1201)}a)`)).stdout,
    ).toBe('1201 1201 -1 False\n')
  })
})

describe('the line that an error shows', () => {
  it('is cut if it is long', () => {
    const error = () => compile(`x = [${'1, '.repeat(500)}y z, ${'2, '.repeat(500)}]`, 'x.py')
    expect(error).toThrow(`x.py:1:1508: SyntaxError: invalid syntax\n${`…${`${'1, '.repeat(500)}y `.slice(-60)}`}`)
  })
})
