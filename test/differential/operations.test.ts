import { describe, expect, it } from 'vitest'
import { LabError } from '../../src/model/errors.ts'
import { compile } from '../../src/program/index.ts'
import { tried } from '../long.ts'
import { runProgram } from '../vm/machine.ts'
import { type Outcome, runInPython, whySkipped as why } from './python.ts'

const HEAD = `from threading import Lock
from datetime import datetime
now = datetime.now()
def f(): pass
`
const VALUES = ['None', 'True', '7', '2**70', '0.5', '"ab"', 'b"ab"', '[1]', '(1,)', 'range(3)', 'Lock()', 'now', 'now - now', 'f', 'print']
const OPERATORS = '+ - * / // % ** << >> & | ^ < == in is'.split(' ')
const SIGNS = ['-', '+', '~', 'not ']
const FUNCTIONS = 'len int float str bool abs min max sum round repr enumerate list tuple sorted range'.split(' ')
const METHODS =
  `append(1) pop() insert(0,1) index(1) count(1) extend([1]) remove(1) reverse() sort() acquire() release() join() total_seconds()
  clear() start() set() wait() put(1) get() close() name days seconds id daemon parties pid`.split(/\s+/)

const pairs = VALUES.flatMap((left) => VALUES.map((right) => [`(${left})`, `(${right})`] as const))
/** CPython would compute such a power until its memory is exhausted. */
const isEndless = (operator: string, right: string) => operator === '**' && right === '(2**70)'
const ALL_EXPRESSIONS = [
  ...OPERATORS.flatMap((operator) =>
    pairs.filter(([, right]) => !isEndless(operator, right)).map(([left, right]) => `${left} ${operator} ${right}`),
  ),
  ...pairs.map(([container, index]) => `${container}[${index}]`),
  ...VALUES.flatMap((value) => [
    ...SIGNS.map((sign) => `${sign}(${value})`),
    ...FUNCTIONS.map((name) => `${name}(${value})`),
    ...METHODS.map((method) => `(${value}).${method}`),
    `(${value})[1:2]`,
    `(${value})()`,
  ]),
]
const EXPRESSIONS = tried(ALL_EXPRESSIONS, 9)
/** Expressions whose value, as text, contains an address or the time. */
const VARIES = /Lock|now|\bf\b|print|enumerate/

/** The outcome of a program under gil-lab; undefined if the compiler refuses the program. */
function outcome(source: string): Outcome | undefined {
  try {
    const { stdout, stderr } = runProgram(compile(source, 'x.py'))
    return [stdout, stderr.trimEnd().split('\n').at(-1) ?? '']
  } catch (error) {
    if (error instanceof LabError) return undefined
    throw error
  }
}

describe(`every operation on every kind of value${why && `: skipped, ${why}`}`, () => {
  it.skipIf(why)(
    `gives CPython's result, or names gil-lab in its error, for ${EXPRESSIONS.length} expressions`,
    { timeout: 120_000 },
    () => {
      const program = (expression: string) => `${HEAD}x = ${expression}\nprint(${VARIES.test(expression) ? '' : 'x'})`
      const expected = runInPython(EXPRESSIONS.map(program))
      const wrong = EXPRESSIONS.flatMap((expression, at) => {
        const [output, error] = expected[at] as Outcome
        const ours = outcome(program(expression))
        if (!ours || /gil-lab/.test(ours[1])) return []
        // Python's advice for Python 2 programs is not part of the error.
        const theirs = [output, error.replace(/\. Did you mean "print.*/, '')]
        return ours[0] === theirs[0] && ours[1] === theirs[1] ? [] : [{ expression, theirs, ours }]
      })
      expect(wrong).toEqual([])
    },
  )
})
