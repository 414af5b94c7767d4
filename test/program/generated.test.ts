import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { evaluate } from './reference/evaluate.ts'
import { TooLarge } from './reference/operators.ts'

const PROGRAMS = 200
const SEED = 2026
/** All programs run in one Python process: each by exec() and its output or its exception printed as JSON. */
const RUNNER = `
import contextlib, io, json, sys
results = []
for source in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, "x.py", "exec"), {"__name__": "__main__"})
        error = ""
    except Exception as e:
        error = f"{type(e).__name__}: {e}"
    results.append([out.getvalue(), error])
json.dump(results, sys.stdout)
`

const hasPython = spawnSync('python3', ['--version']).status === 0

const variable = fc.constantFrom('a', 'b', 'c')
/** Mostly numbers: with other types, most operations end the program in a TypeError. */
const literal = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -20, max: 20 }).map(String) },
  { weight: 5, arbitrary: fc.constantFrom('0', '1', '2.5', '-0.5', '1e3', 'True', '1_000', '0x1f', '3.') },
  { weight: 1, arbitrary: fc.constantFrom('None', '"x"', '"yz"', '[1, 2]', '(1, 2.0)', '()', '[]') },
)

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: literal },
    { weight: 6, arbitrary: variable },
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '+', '-', '%', '&', '|', '^'), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('expression'), fc.constantFrom('<', '<=', '==', '!=', '>', '>=', 'is', 'is not', 'in', 'not in'), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('not ', '-', '+', '~'), tie('expression'))
      .map(([sign, operand]) => (sign === 'not ' ? `(${sign}${operand})` : `${sign}(${operand})`)),
    tie('expression').map((inner) => `(${inner})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    fc.tuple(tie('expression'), fc.integer({ min: 0, max: 3 })).map(([base, power]) => `(${base}) ** ${power}`),
    fc.tuple(tie('expression'), tie('expression'), fc.constantFrom('0', '1', '-1', '2')).map(([a, b, at]) => `[${a}, ${b}][${at}]`),
    fc.tuple(variable, variable).map(([x, y]) => `f"{${x}!r:>4}|{${y} if ${x} else (${x}, 1)}"`),
    tie('expression').map((inner) => `[${inner} for c in range(3) if c != 1]`),
  ),
}))

const indent = (block: string) => block.replace(/^/gm, '    ')

const { block } = fc.letrec<{ block: string; statement: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(variable, expression).map(([name, value]) => `${name} = ${value}`),
    fc.tuple(variable, fc.constantFrom('+=', '-=', '*=', '//='), expression).map((parts) => parts.join(' ')),
    fc.tuple(expression, expression).map(([x, y]) => `a, b = ${x}, ${y}`),
    expression.map((value) => `print(${value})`),
    fc.constantFrom('a, b, c = c, a, b', 'print(a, b, c)', 'if a: pass'),
    fc
      .tuple(expression, tie('block'), tie('block'))
      .map(([test, then, otherwise]) => `if ${test}:\n${indent(then)}\nelse:\n${indent(otherwise)}`),
    fc.tuple(tie('block'), fc.constantFrom('break', 'continue', 'pass'), expression).map(([body, word, test]) => {
      return `for i in range(4):\n${indent(body)}\n    if ${test}:\n        ${word}\nelse:\n    print("else")`
    }),
    fc
      .tuple(tie('block'), expression)
      .map(([body, test]) => `n = 3\nwhile n > 0:\n    n -= 1\n    if ${test}: continue\n${indent(body)}\nelse:\n    print(n)`),
  ),
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((statements) => statements.join('\n')),
}))

/** The same code at module level, where names are globals, and in a function, where they are locals that can be fused. */
const program = fc.tuple(block, fc.boolean()).map(([body, inFunction]) => {
  const whole = `a = 1\nb = 2\nc = 3\n${body}\nprint(a, b, c)`
  return inFunction ? `def f():\n${indent(whole)}\nf()\n` : `${whole}\n`
})

/** Output and exception; undefined for numbers beyond 64 bits, where gil-lab differs and says so, and for what grows too large to compare. */
function outcome(source: string): [output: string, error: string] | undefined {
  try {
    const { stdout, stderr } = evaluate(compile(source, 'x.py'))
    const error = stderr.trimEnd().split('\n').at(-1) ?? ''
    return error.startsWith('OverflowError: integer result') ? undefined : [stdout, error]
  } catch (error) {
    if (error instanceof TooLarge) return undefined
    throw error
  }
}

describe.runIf(hasPython)('generated programs', () => {
  it('print and raise what they do in CPython', { timeout: 60_000 }, () => {
    const candidates = fc.sample(program, { numRuns: PROGRAMS, seed: SEED }).map((source) => ({ source, ours: outcome(source) }))
    const programs = candidates.filter(({ ours }) => ours !== undefined)
    expect(programs.length).toBeGreaterThan(PROGRAMS * 0.85)
    const input = JSON.stringify(programs.map(({ source }) => source))
    const { stdout } = spawnSync('python3', ['-W', 'ignore', '-c', RUNNER], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 60_000,
    })
    const expected = JSON.parse(stdout) as [string, string][]
    for (const [index, { source, ours }] of programs.entries()) expect([source, ours]).toEqual([source, expected[index]])
  })
})
