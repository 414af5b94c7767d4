import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { evaluate } from './reference/evaluate.ts'

const PROGRAMS = 300
const SEED = 2026
/** Of programs on one Python process: each is run by exec() and its output or its exception printed as JSON. */
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
const literal = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom('0', '1', '2.5', '-0.5', '1e3', 'True', 'None', '"x"', '"yz"', '1_000', '0x1f', '3.', '[1, 2]', '(1, 2.0)', '()', '[]'),
)

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    variable,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '%', '&', '|', '^'), tie('expression'))
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
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}][${b}]`),
    tie('expression').map((inner) => `f"{${inner.replaceAll('"', "'")}!r:>4}|{a}"`),
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

describe.runIf(hasPython)('generated programs', () => {
  it('print and raise what they do in CPython', () => {
    const sources = fc.sample(program, { numRuns: PROGRAMS, seed: SEED })
    const { stdout } = spawnSync('python3', ['-W', 'ignore', '-c', RUNNER], {
      input: JSON.stringify(sources),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const expected = JSON.parse(stdout) as [string, string][]
    let compared = 0
    for (const [index, source] of sources.entries()) {
      const { stdout: out, stderr } = evaluate(compile(source, 'x.py'))
      const error = stderr.trimEnd().split('\n').at(-1) ?? ''
      // Numbers beyond 64 bits are where gil-lab differs, and says so.
      if (error.startsWith('OverflowError: integer result')) continue
      compared++
      expect([source, out, error]).toEqual([source, ...(expected[index] as [string, string])])
    }
    expect(compared).toBeGreaterThan(PROGRAMS * 0.9)
  })
})
