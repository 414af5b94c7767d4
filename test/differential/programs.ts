import fc from 'fast-check'

const variable = fc.constantFrom('a', 'b', 'c')
/** Most literals are numbers, because most operations on other types end the program in a TypeError. */
const literal = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -20, max: 20 }).map(String) },
  { weight: 5, arbitrary: fc.constantFrom('0', '1', '2.5', '-0.5', '1e3', 'True', '1_000', '0x1f', '3.') },
  { weight: 2, arbitrary: fc.constantFrom('None', '"x"', '"yz"', '"añ€𝄞"', '[1, 2]', '[3, 1.5, 2]', '(1, 2.0)', '()', '[]', '""') },
)

const SPECS = [
  '.3f',
  '>8',
  '<6',
  '^9',
  ',',
  '08.2f',
  '+d',
  '.0f',
  '10,.1f',
  '%',
  '.2e',
  '5d',
  'x',
  '_',
  '#b',
  '=+9',
  '*^9',
  'z.1f',
  '{1 + 2}',
  '{c}',
]
const TEMPLATES = ['%s', '%r', '%d', '%5.1f|', '%-4x|', '%c', '%s %s', '%%', '%+.2e', '%*d']

const { expression } = fc.letrec<{ expression: string; text: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: literal },
    { weight: 8, arbitrary: variable },
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '+', '-', '%', '&', '|', '^'), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('expression'), fc.constantFrom('<<', '>>'), fc.integer({ min: -1, max: 8 }))
      .map(([a, shift, by]) => `(${a} ${shift} ${by})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('<', '<=', '==', '!=', '>', '>=', 'is', 'is not', 'in', 'not in'), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(variable, fc.constantFrom('<', '<=', '=='), tie('expression'), fc.constantFrom('<', '>=', '!='), variable)
      .map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('not ', '-', '+', '~'), tie('expression'))
      .map(([sign, operand]) => (sign === 'not ' ? `(${sign}${operand})` : `${sign}(${operand})`)),
    tie('expression').map((inner) => `(${inner})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
    fc.tuple(tie('expression'), fc.integer({ min: 0, max: 3 })).map(([base, power]) => `(${base}) ** ${power}`),
    fc
      .tuple(tie('expression'), tie('expression'), fc.constantFrom('0', '1', '-1', '2', ':1', '::-1'))
      .map(([a, b, at]) => `[${a}, ${b}][${at}]`),
    tie('expression').map((inner) => `[${inner} for c in range(3) if c != 1]`),
    tie('text'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(fc.constantFrom('str', 'bool', 'abs', 'int', 'float', 'repr', 'round'), tie('expression')).map(([f, x]) => `${f}(${x})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('expression'), tie('expression')).map(([f, x, y]) => `${f}(${x}, ${y})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'sum', 'sorted', 'len', 'tuple'), variable, variable)
      .map(([f, x, y]) => `${f}([${x}, ${y}, 4])`),
    fc
      .tuple(tie('text'), fc.constantFrom('len(', 'sorted(', 'list(', '[::2]('))
      .map(([text, f]) => (f === '[::2](' ? `${text}[::2]` : `${f}${text})`)),
    fc
      .tuple(
        fc.constantFrom('g(# )', 'g(#, *)', 'g(y=#, x=*)', 'g(#, y=*)', 'g(*[#, *])', 'g(*(#,), y=*)', 'g(*[#][:1])'),
        tie('expression'),
        tie('expression'),
      )
      .map(([call, x, y]) => call.replace('#', x).replace(/(?<=[ =])\*(?=[\])])/, y)),
  ),
  text: fc.oneof(
    fc.tuple(variable, variable).map(([x, y]) => `f"{${x}!r:>4}|{${y} if ${x} else (${x}, 1)}"`),
    fc.tuple(variable, fc.constantFrom(...SPECS)).map(([x, spec]) => `f"<{${x}:${spec}}>"`),
    fc
      .tuple(tie('expression'), fc.constantFrom(...SPECS))
      .map(([x, spec]) => `format_(${x.length}, 2.5 * ${x.length}, f"{${x.length}:${spec}}")`),
    variable.map((x) => `str(${x})`),
    fc.tuple(fc.constantFrom(...TEMPLATES), tie('expression')).map(([template, x]) => `("${template}" % (${x}))`),
    fc.tuple(fc.constantFrom(...TEMPLATES), variable, variable).map(([template, x, y]) => `"${template}" % (${x}, ${y})`),
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
    fc.tuple(expression, expression).map(([x, y]) => `print(${x}, *[${y}], sep="-")`),
    fc.constantFrom('a, b, c = c, a, b', 'print(a, b, c)', 'if a: pass', 'assert a or b or c or True, "never"'),
    fc
      .tuple(variable, expression)
      .map(([x, y]) => `xs = [${x}, 2, ${y}]\nxs.append(7)\nxs.reverse()\nxs.insert(1, ${x})\nprint(xs.count(2), xs.index(7), xs)`),
    fc
      .tuple(expression, tie('block'), tie('block'))
      .map(([test, then, otherwise]) => `if ${test}:\n${indent(then)}\nelse:\n${indent(otherwise)}`),
    fc
      .tuple(expression, tie('block'), expression, tie('block'))
      .map(([test, then, other, otherwise]) => `if ${test}:\n${indent(then)}\nelif ${other}:\n${indent(otherwise)}`),
    fc.tuple(tie('block'), fc.constantFrom('break', 'continue', 'pass'), expression).map(([body, word, test]) => {
      return `for i in range(4):\n${indent(body)}\n    if ${test}:\n        ${word}\nelse:\n    print("else")`
    }),
    fc
      .tuple(tie('block'), expression)
      .map(([body, test]) => `n = 3\nwhile n > 0:\n    n -= 1\n    if ${test}: continue\n${indent(body)}\nelse:\n    print(n)`),
  ),
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((statements) => statements.join('\n')),
}))

const HELPERS = `def g(x, y=2):
    if x == y:
        return x
    return y, x

def format_(x, y, z):
    return f"{x:>3}{y:.2f}{z}"
`

/**
 * Arithmetic and control flow over ints, floats, bools, strs and a few sequences. Every program ends. The same code runs at module level,
 * where names are globals, or in a function, where names are locals and instructions can be fused.
 */
export const program: fc.Arbitrary<string> = fc.tuple(block, fc.boolean()).map(([body, inFunction]) => {
  const whole = `a = 1\nb = 2\nc = 3\n${body}\nprint(a, b, c)`
  return `${HELPERS}\n${inFunction ? `def f():\n${indent(whole)}\n\nf()\n` : `${whole}\n`}`
})
