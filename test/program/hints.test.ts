import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { type Entity, MODULES } from '../../src/program/library/library.ts'
import { runProgram } from '../vm/machine.ts'
import { refusedPrograms } from './refused.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const COMPILER = join(ROOT, 'src/program')
/** The functions of the compiler that take a hint, each with the index of the hint among its arguments. */
const TAKE_HINTS: Readonly<Record<string, number>> = { refusal: 2, runs: 1 }

/**
 * Programs that the compiler refuses. Each has the hint of its refusal. `instead` is the program, corrected as the hint says.
 * These programs are too long for the tables of refused programs.
 */
const LONG = [
  {
    hint: "pass them as a list with '*'",
    source: `print(${'1, '.repeat(300)})\n`,
    instead: `x = [${'1, '.repeat(300)}]\nprint(*x)\n`,
  },
  {
    hint: 'pass some by position',
    source: `def f(${parameters(129)}):\n    pass\nf(${parameters(129, ' = 1')})\n`,
    instead: `def f(${parameters(129)}):\n    pass\nf(1, 2, ${parameters(129, ' = 1', 2)})\n`,
  },
  {
    hint: 'split it into several statements',
    source: `x = ${'abs('.repeat(100_000)}1${')'.repeat(100_000)}\n`,
    instead: `x = ${'abs('.repeat(50)}1${')'.repeat(50)}\nx = ${'abs('.repeat(50)}x${')'.repeat(50)}\n`,
  },
]

function parameters(count: number, rest = '', from = 0): string {
  return Array.from({ length: count - from }, (_, i) => `p${i + from}${rest}`).join(', ')
}

/** The hints in one file of the compiler, as regular expressions. A name that the compiler fills in matches any text. */
function hintsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText()
      const hint = node.arguments[TAKE_HINTS[callee] ?? node.arguments.length]
      if (hint) found.push(...patterns(hint))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.filter((pattern) => pattern !== '')
}

function patterns(hint: ts.Expression): string[] {
  if (ts.isConditionalExpression(hint)) return [...patterns(hint.whenTrue), ...patterns(hint.whenFalse)]
  if (ts.isBinaryExpression(hint)) return patterns(hint.right)
  if (ts.isStringLiteralLike(hint)) return [escaped(hint.text)]
  if (ts.isTemplateExpression(hint))
    return [[hint.head, ...hint.templateSpans.map(({ literal }) => literal)].map(({ text }) => escaped(text)).join('.*')]
  // Any other expression is a variable, for example a parameter. The call that sets the variable contains the text of the hint.
  return []
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function refusalOf(source: string): string {
  try {
    compile(source, 'program.py')
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the program compiles')
}

/** Every name in a namespace, as a program writes it. */
function valuesOf(entity: Entity, path: string): string[] {
  if (entity.kind !== 'namespace') return [path]
  return Object.entries(entity.members).flatMap(([name, member]) => valuesOf(member, `${path}.${name}`))
}

describe('the hints of the compiler', () => {
  it('are all followed by a program, in the tables or here', () => {
    const files = readdirSync(COMPILER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const hints = [...new Set(files.flatMap((name) => hintsIn(join(COMPILER, name))))]
    const followed = [
      ...refusedPrograms()
        .filter(({ instead }) => instead)
        .map(({ message }) => message),
      ...LONG.map(({ hint }) => `(${hint})`),
    ]
    expect(hints.filter((hint) => !followed.some((message) => new RegExp(`\\(${hint}\\)$`, 'm').test(message)))).toEqual([])
    expect(hints.length).toBeGreaterThan(15)
  })

  it.each(LONG)('lead to a program that runs: $hint', ({ hint, source, instead }) => {
    expect(refusalOf(source)).toContain(`(${hint})`)
    expect(runProgram(compile(instead, 'program.py')).trap).toBeUndefined()
  })

  it('name modules and members that can be imported', () => {
    for (const [module, entity] of MODULES) {
      compile(`import ${module}\n`, 'program.py')
      for (const value of valuesOf(entity, module)) compile(`import ${module}\nx = ${value}\n`, 'program.py')
      if (entity.kind === 'namespace') {
        for (const name of Object.keys(entity.members)) compile(`from ${module} import ${name}\n`, 'program.py')
      }
    }
  })

  it('name a member that is a value, for each module used as a value', () => {
    for (const module of MODULES.keys()) {
      const written = /\(name a member, such as (.*)\)/.exec(refusalOf(`import ${module} as m\nx = m\n`))?.[1]
      expect(written, module).toBeDefined()
      compile(`import ${module}\nx = ${written}\n`, 'program.py')
    }
    expect(refusalOf('from datetime import datetime\nx = datetime\n')).toContain('(name a member, such as datetime.datetime.now)')
  })
})
