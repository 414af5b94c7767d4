import { describe, expect, it } from 'vitest'
import { compile, formatFloat, power } from '../../src/program/index.ts'
import { stringRepr } from '../../src/program/values/repr.ts'
import { RECORDED_WITH } from '../differential/find-python.ts'
import { runInPython, whySkipped as why } from '../differential/python.ts'
import { runSource } from '../vm/machine.ts'
import recorded from './formats.json'
import { evaluate } from './reference/evaluate.ts'

type Row = readonly [value: string, format: string, text: string | null, error?: string]

const { format, percent, powers } = recorded as unknown as { format: Row[]; percent: Row[]; powers: [number, number, string][] }

const LINES = 400

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''

/**
 * A row as an expression. For format(), the f-string contains the specification itself if its characters allow that. Otherwise it contains
 * a field with the variable `spec`.
 */
const EXPRESSIONS = {
  'format()': ([value, spec]: Row) => `f"{${/["\\]/.test(value) ? 'x' : `(${value})`}:${/[{}"'\\]/.test(spec) ? '{spec}' : spec}}"`,
  '%': ([values, template]: Row) => `${stringRepr(template)} % ${values.startsWith('(') ? values : `(${values})`}`,
}
const PYTHONS_OWN: Record<string, string> = { inf: '1e999', '-inf': '-1e999', nan: '(1e999 - 1e999)' }

/** A row in which expressions of Python replace the names inf and nan, for which Python has no literals. */
function literal([value, ...rest]: Row): Row {
  return [value.replace(/-?\binf\b|\bnan\b/g, (name) => PYTHONS_OWN[name] as string), ...rest]
}

/** A program that prints `<text>` for each row. */
function program(language: keyof typeof EXPRESSIONS, rows: readonly Row[]): string {
  return rows
    .map(literal)
    .map((row) => `x = ${row[0]}\nspec = ${stringRepr(row[1])}\nprint("<" + ${EXPRESSIONS[language](row)} + ">")`)
    .join('\n')
}

function chunks(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / LINES) }, (_, at) => rows.slice(at * LINES, (at + 1) * LINES))
}

const RUNNERS = {
  'the machine': (source: string) => runSource(source),
  'the reference evaluator': (source: string) => evaluate(compile(source, 'program.py')),
}

describe.each([
  ['format()' as const, format],
  ['%' as const, percent],
])('%s', (language, rows) => {
  const texts = rows.filter(([, , text]) => text !== null)
  const errors = rows.filter(([, , text]) => text === null)

  it.each(Object.entries(RUNNERS))(`on %s writes what CPython ${RECORDED_WITH} wrote, for ${texts.length} values and formats`, (_, run) => {
    for (const chunk of chunks(texts)) {
      const { stdout, stderr } = run(program(language, chunk))
      const written = stdout.split('>\n').slice(0, -1)
      expect(lastLine(stderr)).toBe('')
      expect(chunk.map(([value, spec], at) => [value, spec, written[at]?.slice(1)])).toEqual(chunk)
    }
  })

  it.each(Object.entries(RUNNERS))(
    `on %s refuses what CPython ${RECORDED_WITH} refused, for ${errors.length} values and formats`,
    (_, run) => {
      expect(errors.map((row) => [row[0], row[1], null, lastLine(run(program(language, [row])).stderr)])).toEqual(errors)
    },
  )
})

describe('the installed Python', () => {
  it.skipIf(why)(`writes what is recorded${why && `: skipped, ${why}`}`, () => {
    const rows = [...format.map((row) => ['format()', row] as const), ...percent.map((row) => ['%', row] as const)]
    const outcomes = runInPython(rows.map(([language, row]) => program(language, [row])))
    const live = rows.map(([, [value, spec]], at) => {
      const [output, error] = outcomes[at] ?? ['', '']
      return error ? [value, spec, null, error] : [value, spec, output.slice(1, -2)]
    })
    expect(live).toEqual(rows.map(([, row]) => row))
  })
})

describe('power', () => {
  it('equals the result of the C library', () => {
    expect(powers.map(([base, exponent]) => formatFloat(power(base, exponent), 0))).toEqual(powers.map(([, , expected]) => expected))
  })

  it('handles the limits of floats', () => {
    expect(power(2, 1024)).toBe(Infinity)
    expect(power(2, -1074)).toBe(5e-324)
    expect(power(-2, 3)).toBe(-8)
    expect(power(2, 0.5)).toBe(Math.SQRT2)
    expect(power(1, Number.NaN)).toBe(1)
    expect(power(-1, Infinity)).toBe(1)
  })
})

describe('the repr of a string', () => {
  it.each([
    ['a', "'a'"],
    ["it's", '"it\'s"'],
    ['"it\'s"', "'\"it\\'s\"'"],
    ['tab\t\\\n', "'tab\\t\\\\\\n'"],
    ['\x00\x7f\u00a0\u200b', "'\\x00\\x7f\\xa0\\u200b'"],
    ['é€😀', "'é€😀'"],
  ])('of %j is %s', (text, expected) => {
    expect(stringRepr(text)).toBe(expected)
  })
})
