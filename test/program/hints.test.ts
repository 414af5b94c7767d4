import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/program/index.ts'
import { type Entity, MODULES } from '../../src/program/library/library.ts'
import { KNOWN_ATTRIBUTES } from '../../src/program/library/names.ts'
import { runProgram } from '../vm/machine.ts'
import { FOLLOWED } from './hints.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const COMPILER = join(ROOT, 'src/program')
/** Functions that take a hint, and its place among their arguments. */
const TAKE_HINTS: Readonly<Record<string, number>> = { refusal: 2, runs: 1 }
/** `hint` stands for an entry of REFUSALS, which is read itself. */
const ELSEWHERE = ['hint']

/** The hints in one file of the compiler, as they are written there. */
function hintsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText()
      const hint = node.arguments[TAKE_HINTS[callee] ?? node.arguments.length]
      if (hint) found.push(...literals(hint))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function literals(hint: ts.Expression): string[] {
  if (ts.isConditionalExpression(hint)) return [...literals(hint.whenTrue), ...literals(hint.whenFalse)]
  return [ts.isStringLiteralLike(hint) ? hint.text : hint.getText()]
}

const files = readdirSync(COMPILER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const hints = new Set(files.flatMap((name) => hintsIn(join(COMPILER, name))).filter((hint) => hint !== '' && !ELSEWHERE.includes(hint)))

function refusalOf(source: string): string {
  try {
    compile(source, 'program.py')
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it compiles')
}

/** Every name in a namespace, as a program writes it. */
function valuesOf(entity: Entity, path: string): string[] {
  if (entity.kind === 'builtin') return [path]
  return Object.entries(entity.members).flatMap(([name, member]) => valuesOf(member, `${path}.${name}`))
}

describe('the hints of the compiler', () => {
  it('are all followed here', () => {
    const followed = new Set(Object.keys(FOLLOWED))
    expect([...hints].filter((hint) => !followed.has(hint))).toEqual([])
    // What calls.ts has for deprecated methods is a table.
    expect([...followed].filter((hint) => !hints.has(hint) && !/^(read|assign to) '/.test(hint))).toEqual([])
    expect(hints.size).toBeGreaterThan(30)
  })

  for (const [hint, { refused, instead }] of Object.entries(FOLLOWED)) {
    it(`lead somewhere: ${hint}`, () => {
      const message = refusalOf(refused)
      expect(message).toMatch(/gil-lab .* \(.+\)/)
      if (!hint.includes('${') && !hint.includes('??')) expect(message).toContain(`(${hint})`)
      const program = compile(instead, 'program.py')
      expect(runProgram(program).trap).toBeUndefined()
    })
  }

  it('name modules that can be imported, and members that are there', () => {
    for (const [module, entity] of MODULES) {
      compile(`import ${module}\n`, 'program.py')
      for (const value of valuesOf(entity, module)) compile(`import ${module}\nx = ${value}\n`, 'program.py')
      if (entity.kind === 'namespace') {
        for (const name of Object.keys(entity.members)) compile(`from ${module} import ${name}\n`, 'program.py')
      }
    }
  })

  it('name a value of each module that is none itself', () => {
    for (const module of MODULES.keys()) {
      const written = /\(write (.*)\)/.exec(refusalOf(`import ${module} as m\nx = m\n`))?.[1]
      compile(`import ${module}\nx = ${written}\n`, 'program.py')
    }
    expect(refusalOf('from datetime import datetime\nx = datetime\n')).toContain('(write datetime.datetime.now)')
  })

  it('name README.md for attributes, which lists them all', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    expect(KNOWN_ATTRIBUTES.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
