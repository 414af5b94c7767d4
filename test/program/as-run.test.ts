import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { asRun, compile } from '../../src/program/index.ts'
import { evaluate } from './reference/evaluate.ts'

const ran = (source: string, constants: Record<string, number>) =>
  asRun(source, constants)
    .map(({ text }) => text)
    .join('\n')

describe('a program as it ran', () => {
  it('contains the numbers of the run, and gives the written line beside each', () => {
    expect(asRun('COUNT = 50_000_000  # long\nTHREADS = 2\nTHREADS = 9\n', { COUNT: 8_000_000, THREADS: 2 })).toEqual([
      { text: 'COUNT = 8_000_000  # long', written: 'COUNT = 50_000_000  # long' },
      { text: 'THREADS = 2' },
      { text: 'THREADS = 9' },
      { text: '' },
    ])
  })

  it.each([
    'THREADS = 4\nSECONDS: float = 0.5\nprint(THREADS, SECONDS)\nTHREADS = 0\n',
    'THREADS = (\n  2 +\n  2\n)  # four\nSECONDS = 1.5\nprint(THREADS, SECONDS)\n',
    'SECONDS = 2.0\r\nprint(SECONDS)\r\nTHREADS = 1\r\nprint(THREADS)\r\n',
  ])('prints on its own what the run printed: %j', (source) => {
    const constants = { THREADS: 12_345, SECONDS: 3 }
    const { stdout } = evaluate(compile(source, 'test.py', { constants }))
    expect(evaluate(compile(ran(source, constants), 'test.py')).stdout).toBe(stdout)
    expect(ran(source, constants).split('\n')).toHaveLength(source.split('\n').length)
  })

  it('equals the file if nothing is replaced or the file cannot be parsed', () => {
    for (const source of ['x = 1\n', 'def f():\n    N = 1\n', 'N = M = 1\n', 'N = (1\n', '']) expect(ran(source, { N: 3 })).toBe(source)
  })

  it.each(EXPERIMENTS.flatMap((one) => (one.variants ?? []).map((variant) => [one.id, variant.name, one, variant] as const)))(
    'compiles to the code that the variant runs: %s, %s',
    (_id, _name, { source, file }, { constants }) => {
      const { functions, constants: pool } = compile(ran(source, constants), file)
      const variant = compile(source, file, { constants })
      expect({ functions, pool }).toEqual({ functions: variant.functions, pool: variant.constants })
    },
  )
})
